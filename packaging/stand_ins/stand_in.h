/* What the stand-ins have in common.
 *
 * Each file here takes the place of a library that others in the folder link to and that the program
 * never calls: encoders of films, and linear algebra. Written for this project from the list of names
 * alone, under its own licence; no line is taken from the libraries they stand in for.
 *
 * A function without parameters may be called with any: what the caller put down, it takes away.
 */
#ifndef STAND_IN_H
#define STAND_IN_H

#if defined(_WIN32)
#define OFFERED __declspec(dllexport)
#else
#define OFFERED __attribute__((visibility("default")))
#endif

/* An encoder says that it cannot, and FFmpeg passes that on as an error. */
#define CANNOT(name) OFFERED long long name(void) { return -1; }
/* Who is to make something gives nothing back. */
#define GIVES_NOTHING(name) OFFERED void *name(void) { return 0; }
#define DOES_NOTHING(name) OFFERED void name(void) {}

/* The names of some functions end with the version that they belong to. */
#ifndef VERSION
#define VERSION 0
#endif
#define JOIN(name, version) name##_##version
#define JOINED(name, version) JOIN(name, version)
#define VERSIONED(name) JOINED(name, VERSION)

#endif
