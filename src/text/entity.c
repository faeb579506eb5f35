/* text: character entities of HTML and Markdown. libxml2 knows the names. */
#include "reader.h"
#include <libxml/HTMLparser.h>
#include <string.h>

#define NAME_MAX_BYTES 31

/* Names newer than libxml2's table of HTML 4 that news sites use. */
static const struct {
    const char *name;
    gunichar c;
} newer_names[] = {
    {"apos", '\''},    {"period", '.'},   {"comma", ','},     {"colon", ':'},    {"semi", ';'},
    {"excl", '!'},     {"quest", '?'},    {"lpar", '('},      {"rpar", ')'},     {"lsqb", '['},
    {"rsqb", ']'},     {"num", '#'},      {"dollar", '$'},    {"percnt", '%'},   {"sol", '/'},
    {"ast", '*'},      {"lowbar", '_'},   {"hyphen", 0x2010}, {"dash", 0x2010},  {"NewLine", ' '},
    {"Tab", ' '},      {"QUOT", '"'},     {"AMP", '&'},       {"LT", '<'},       {"GT", '>'},
    {"commat", '@'},   {"plus", '+'},     {"equals", '='},    {"bsol", '\\'},    {"lbrack", '['},
    {"rbrack", ']'},   {"ccaron", 0x10D}, {"Ccaron", 0x10C},  {"cacute", 0x107}, {"Cacute", 0x106},
    {"zcaron", 0x17E}, {"Zcaron", 0x17D}, {"lstrok", 0x142},  {"Lstrok", 0x141}, {"abreve", 0x103},
};

static gunichar decode_number(const char *digits, gsize len)
{
    bool hex = len > 0 && (*digits == 'x' || *digits == 'X');
    guint64 value = 0;
    gsize i = hex, n = 0;
    for (; i < len; i++, n++) {
        int digit = hex ? g_ascii_xdigit_value(digits[i]) : g_ascii_digit_value(digits[i]);
        if (digit < 0)
            return 0;
        value = MIN(value * (hex ? 16 : 10) + (guint64)digit, 0x110000);
    }
    if (n == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return 0;
    /* &#146; means the apostrophe of windows-1252 (HTML standard, 13.2.5.80). */
    static const guint16 high[] = {0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014};
    if (value >= 0x91 && value <= 0x97)
        return high[value - 0x91];
    return (gunichar)value;
}

bool dm_entity_decode(const char *text, gsize len, gunichar *ret_char)
{
    char name[NAME_MAX_BYTES + 1];
    if (len < 3 || text[0] != '&')
        return false;
    gsize n = len - 1 - (text[len - 1] == ';');
    if (n == 0 || n > NAME_MAX_BYTES)
        return false;
    memcpy(name, text + 1, n);
    name[n] = '\0';
    gunichar c = 0;
    const htmlEntityDesc *known = name[0] == '#' ? NULL : htmlEntityLookup((const xmlChar *)name);
    if (name[0] == '#')
        c = decode_number(name + 1, n - 1);
    else if (known)
        c = known->value;
    for (guint i = 0; i < G_N_ELEMENTS(newer_names) && !c; i++)
        if (!strcmp(newer_names[i].name, name))
            c = newer_names[i].c;
    if (c)
        *ret_char = c;
    return c != 0;
}
