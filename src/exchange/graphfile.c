/* From the actor graph to files: the attributes that all formats share, and the table of the formats. */
#include "graphfile.h"
#include <math.h>
#include <stdlib.h>

const DmEnum dm_graph_format_names[] = {
    {"graphml", DM_GRAPH_GRAPHML, "GraphML"},
    {"gexf", DM_GRAPH_GEXF, "GEXF with the days of every tie"},
    {"dot", DM_GRAPH_DOT, "Graphviz"},
    {"edges", DM_GRAPH_EDGES, "CSV, a row a tie"},
    {NULL, 0, NULL},
};

void dm_graph_write(DmGraphFormat format, const DmGraph *graph, GString *out)
{
    static void (*const writers[])(const DmGraph *, GString *) = {
        [DM_GRAPH_GRAPHML] = write_graphml,
        [DM_GRAPH_GEXF] = write_gexf,
        [DM_GRAPH_DOT] = write_dot,
        [DM_GRAPH_EDGES] = write_edges,
    };
    writers[format](graph, out);
}

bool graph_is_directed(const DmGraph *graph)
{
    for (guint i = 0; i < graph->ties.len; i++)
        if (!graph->ties.items[i].directed)
            return false;
    return graph->ties.len > 0;
}

/* ---- Values ---- */

void append_number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    if (isfinite(value))
        g_string_append(out, g_ascii_formatd(text, sizeof text, "%.10g", value));
}

void append_day(GString *out, DmDay day)
{
    char text[DM_DAY_TEXT];
    g_string_append(out, dm_day_format(day, text));
}

/* ---- Attributes ---- */

static void actor_kind(gconstpointer record, GString *out)
{
    const DmGraphActor *actor = record;
    const char *kind = dm_enum_text(dm_actor_kind_names, actor->kind);
    g_string_append(out, actor->is_issue ? "issue" : kind ? kind : "");
}

static void tie_kind(gconstpointer record, GString *out)
{
    g_string_append(out, dm_enum_text(dm_tie_names, ((const DmTie *)record)->kind));
}

static void tie_events(gconstpointer record, GString *out)
{
    const DmTie *tie = record;
    for (guint i = 0; i < tie->acts.len; i++)
        g_string_append_printf(out, "%s%s", i ? ";" : "", tie->acts.items[i].event);
}

#define ACTOR(member) .offset = G_STRUCT_OFFSET(DmGraphActor, member)
#define TIE(member)   .offset = G_STRUCT_OFFSET(DmTie, member)

const Attribute actor_attributes[] = {
    {"label", ATTRIBUTE_TEXT, ACTOR(name)},
    {"kind", ATTRIBUTE_MADE, .make = actor_kind},
    {"of", ATTRIBUTE_TEXT, ACTOR(of)},
    {"events", ATTRIBUTE_COUNT, ACTOR(n_events)},
    {"first", ATTRIBUTE_DAY, ACTOR(first)},
    {"last", ATTRIBUTE_DAY, ACTOR(last)},
    {"degree", ATTRIBUTE_COUNT, ACTOR(m.degree)},
    {"weighted_degree", ATTRIBUTE_REAL, ACTOR(m.weighted_degree)},
    {"betweenness", ATTRIBUTE_REAL, ACTOR(m.betweenness)},
    {"eigenvector", ATTRIBUTE_REAL, ACTOR(m.eigenvector)},
    {"pagerank", ATTRIBUTE_REAL, ACTOR(m.pagerank)},
    {"core", ATTRIBUTE_COUNT, ACTOR(m.core)},
    {"community", ATTRIBUTE_COUNT, ACTOR(m.community)},
    {"constraint", ATTRIBUTE_REAL, ACTOR(m.constraint)},
    {"brokerage", ATTRIBUTE_COUNT, ACTOR(m.brokerage)},
    {0},
};

const Attribute tie_attributes[] = {
    {"ties", ATTRIBUTE_MADE, .make = tie_kind},
    {"directed", ATTRIBUTE_TRUTH, TIE(directed)},
    {"weight", ATTRIBUTE_REAL, TIE(weight)},
    {"tone", ATTRIBUTE_REAL, TIE(tone)},
    {"acts", ATTRIBUTE_COUNT, TIE(acts.len)},
    {"first", ATTRIBUTE_DAY, TIE(first)},
    {"last", ATTRIBUTE_DAY, TIE(last)},
    {"events", ATTRIBUTE_MADE, .make = tie_events},
    {0},
};

void append_attribute(GString *out, const Attribute *attribute, gconstpointer record)
{
    gconstpointer at = (const char *)record + attribute->offset;
    switch (attribute->type) {
    case ATTRIBUTE_TEXT:
        g_string_append(out, *(const char *const *)at ? *(const char *const *)at : "");
        break;
    case ATTRIBUTE_COUNT:
        g_string_append_printf(out, "%u", *(const guint *)at);
        break;
    case ATTRIBUTE_REAL:
        append_number(out, *(const double *)at);
        break;
    case ATTRIBUTE_DAY:
        append_day(out, *(const DmDay *)at);
        break;
    case ATTRIBUTE_TRUTH:
        g_string_append(out, *(const bool *)at ? "true" : "false");
        break;
    case ATTRIBUTE_MADE:
        attribute->make(record, out);
        break;
    }
}

/* ---- XML ---- */

XmlFile xml_begin(void)
{
    XmlFile file = {.buffer = xmlBufferCreate()};
    file.writer = xmlNewTextWriterMemory(file.buffer, 0);
    if (!file.writer)
        g_error("out of memory");
    xmlTextWriterSetIndent(file.writer, 1);
    xmlTextWriterSetIndentString(file.writer, BAD_CAST " ");
    xmlTextWriterStartDocument(file.writer, NULL, "UTF-8", NULL);
    return file;
}

void xml_end(XmlFile *file, GString *out)
{
    xmlTextWriterEndDocument(file->writer);
    xmlFreeTextWriter(file->writer);
    g_string_append_len(out, (const char *)xmlBufferContent(file->buffer), xmlBufferLength(file->buffer));
    xmlBufferFree(file->buffer);
}

void xml_attribute(XmlFile *file, const char *name, const char *value)
{
    xmlTextWriterWriteAttribute(file->writer, BAD_CAST name, BAD_CAST value);
}

void xml_open(XmlFile *file, const char *name)
{
    xmlTextWriterStartElement(file->writer, BAD_CAST name);
}

void xml_close(XmlFile *file)
{
    xmlTextWriterEndElement(file->writer);
}
