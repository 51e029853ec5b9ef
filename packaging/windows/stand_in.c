/* In place of the program, where there is no Windows to freeze it on: the test of the installer starts it.
 * It writes the file that its one argument names, so that somebody can see that it ran. */
#include <stdio.h>

int main(int count, char **words)
{
    FILE *told = count == 2 ? fopen(words[1], "w") : NULL;
    if (!told)
        return 2;
    fputs("started\n", told);
    return fclose(told) ? 1 : 0;
}
