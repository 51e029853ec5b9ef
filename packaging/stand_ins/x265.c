/* In place of x265, which makes H.265 films. FFmpeg asks it for a table of functions, and takes none
 * for an encoder that cannot be used. */
#include "stand_in.h"

GIVES_NOTHING(VERSIONED(x265_api_get))
