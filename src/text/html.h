/* text: HTML as a row of tags and texts. */
#pragma once
#include "original.h"

typedef enum HtmlItemKind { HTML_END, HTML_TEXT, HTML_OPEN, HTML_CLOSE } HtmlItemKind;

typedef struct HtmlItem {
    HtmlItemKind kind;
    gsize start, end; /* bytes of the whole item in the original */
    const char *name; /* of a tag; not NUL-terminated */
    gsize name_len;
    gsize attributes, attributes_end; /* of an opening tag */
    bool empty;                       /* <br/> */
} HtmlItem;

typedef struct HtmlScan {
    const Original *original;
    gsize at;
    gsize no_angle;  /* no '>' behind this byte */
    const char *raw; /* inside <script>, <style> …: the name whose end tag ends it */
    gsize raw_len;
} HtmlScan;

/* The next tag or text; comments, declarations and the insides of scripts and styles are passed over. Linear.
 */
bool dm_html_next(HtmlScan *scan, HtmlItem *ret_item);
bool dm_html_is(const HtmlItem *item, const char *name);
/* The value of an attribute of an opening tag, raw; NULL when it has none. */
const char *dm_html_attribute(const HtmlScan *scan, const HtmlItem *item, const char *name, gsize *ret_len);
