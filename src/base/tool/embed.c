/* Build tool: writes files as byte arrays and a table of them, because string literals over 4,095 bytes are
 * not portable C. Usage: embed OUT.c NAME=PATH... */
#include <stdio.h>
#include <string.h>

static int write_bytes(FILE *out, const char *path, int index)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        perror(path);
        return 1;
    }
    fprintf(out, "static const unsigned char bytes_%d[] = {", index);
    int c;
    for (long n = 0; (c = getc(in)) != EOF; n++)
        fprintf(out, "%s%d,", n % 24 == 0 ? "\n" : "", c);
    fprintf(out, "0};\n"); /* a closing NUL, not counted, so that text can be used as a string */
    fclose(in);
    return 0;
}

int main(int argc, char **argv)
{
    FILE *out = argc > 1 ? fopen(argv[1], "wb") : NULL;
    if (!out) {
        perror(argc > 1 ? argv[1] : "embed");
        return 1;
    }
    fprintf(out, "#include \"base/embedded.h\"\n");
    for (int i = 2; i < argc; i++)
        if (write_bytes(out, strchr(argv[i], '=') + 1, i))
            return 1;
    fprintf(out, "const DmEmbedded dm_embedded_files[] = {\n");
    for (int i = 2; i < argc; i++)
        fprintf(out, "    {\"%.*s\", bytes_%d, sizeof bytes_%d - 1},\n",
                (int)(strchr(argv[i], '=') - argv[i]), argv[i], i, i);
    fprintf(out, "    {0, 0, 0},\n};\n");
    return fclose(out) != 0;
}
