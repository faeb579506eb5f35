/* The actor graph as GraphML 1.1 (http://graphml.graphdrawing.org/specification.html). */
#include "graphfile.h"

/* Types as GraphML names them, by AttributeType. */
static const char *const types[] = {"string", "int", "double", "string", "boolean", "string"};

static void declare(XmlFile *file, const char *on, const Attribute *attributes)
{
    for (guint i = 0; attributes[i].name; i++) {
        g_autofree char *id = g_strdup_printf("%c%u", *on, i);
        xml_open(file, "key");
        xml_attribute(file, "id", id);
        xml_attribute(file, "for", on);
        xml_attribute(file, "attr.name", attributes[i].name);
        xml_attribute(file, "attr.type", types[attributes[i].type]);
        xml_close(file);
    }
}

static void write_data(XmlFile *file, char on, const Attribute *attributes, gconstpointer record)
{
    g_autoptr(GString) value = g_string_new(NULL);
    for (guint i = 0; attributes[i].name; i++) {
        g_string_truncate(value, 0);
        append_attribute(value, &attributes[i], record);
        if (!value->len)
            continue;
        g_autofree char *key = g_strdup_printf("%c%u", on, i);
        xml_open(file, "data");
        xml_attribute(file, "key", key);
        xmlTextWriterWriteString(file->writer, BAD_CAST value->str);
        xml_close(file);
    }
}

static void write_tie(XmlFile *file, const DmGraph *graph, guint index)
{
    const DmTie *tie = &graph->ties.items[index];
    g_autofree char *id = g_strdup_printf("t%u", index + 1);
    xml_open(file, "edge");
    xml_attribute(file, "id", id);
    xml_attribute(file, "source", graph->actors.items[tie->a].id);
    xml_attribute(file, "target", graph->actors.items[tie->b].id);
    write_data(file, 'e', tie_attributes, tie);
    xml_close(file);
}

void write_graphml(const DmGraph *graph, GString *out)
{
    XmlFile file = xml_begin();
    xml_open(&file, "graphml");
    xml_attribute(&file, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    declare(&file, "node", actor_attributes);
    declare(&file, "edge", tie_attributes);
    xml_open(&file, "graph");
    xml_attribute(&file, "id", "actors");
    xml_attribute(&file, "edgedefault", graph_is_directed(graph) ? "directed" : "undirected");
    for (guint i = 0; i < graph->actors.len; i++) {
        xml_open(&file, "node");
        xml_attribute(&file, "id", graph->actors.items[i].id);
        write_data(&file, 'n', actor_attributes, &graph->actors.items[i]);
        xml_close(&file);
    }
    for (guint i = 0; i < graph->ties.len; i++)
        write_tie(&file, graph, i);
    xml_close(&file);
    xml_close(&file);
    xml_end(&file, out);
}
