/* The actor graph as dynamic GEXF 1.2 (https://gexf.net/1.2/): a tie lasts for the days of the events behind
 * it. */
#include "graphfile.h"
#include <stdlib.h>

/* Types as GEXF names them, by AttributeType. */
static const char *const types[] = {"string", "integer", "double", "string", "boolean", "string"};

static void declare(XmlFile *file, const char *on, const Attribute *attributes)
{
    xml_open(file, "attributes");
    xml_attribute(file, "class", on);
    xml_attribute(file, "mode", "static");
    for (guint i = 0; attributes[i].name; i++) {
        g_autofree char *id = g_strdup_printf("%u", i);
        xml_open(file, "attribute");
        xml_attribute(file, "id", id);
        xml_attribute(file, "title", attributes[i].name);
        xml_attribute(file, "type", types[attributes[i].type]);
        xml_close(file);
    }
    xml_close(file);
}

static void write_values(XmlFile *file, const Attribute *attributes, gconstpointer record)
{
    g_autoptr(GString) value = g_string_new(NULL);
    xml_open(file, "attvalues");
    for (guint i = 0; attributes[i].name; i++) {
        g_string_truncate(value, 0);
        append_attribute(value, &attributes[i], record);
        if (!value->len)
            continue;
        g_autofree char *id = g_strdup_printf("%u", i);
        xml_open(file, "attvalue");
        xml_attribute(file, "for", id);
        xml_attribute(file, "value", value->str);
        xml_close(file);
    }
    xml_close(file);
}

static void bound(XmlFile *file, const char *name, DmDay day)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_day(text, day);
    if (text->len)
        xml_attribute(file, name, text->str);
}

/* ---- Spells ---- */

static int compare_window(gconstpointer a, gconstpointer b)
{
    const DmWindow *x = a, *y = b;
    int first = dm_day_compare_earliest(x->earliest, y->earliest);
    return first ? first : dm_day_compare_latest(x->latest, y->latest);
}

/* The days of the acts, those that touch joined. */
static GArray *spells_of(const DmTie *tie)
{
    GArray *spells = g_array_new(FALSE, FALSE, sizeof(DmWindow));
    for (guint i = 0; i < tie->acts.len; i++)
        g_array_append_val(spells, tie->acts.items[i].when);
    g_array_sort(spells, compare_window);
    guint n = 0;
    for (guint i = 0; i < spells->len; i++) {
        DmWindow next = g_array_index(spells, DmWindow, i);
        DmWindow *last = n ? &g_array_index(spells, DmWindow, n - 1) : NULL;
        bool touches = last && (last->latest == DM_DAY_OPEN || next.earliest == DM_DAY_OPEN ||
                                next.earliest <= last->latest + 1);
        if (!touches)
            g_array_index(spells, DmWindow, n++) = next;
        else if (last->latest != DM_DAY_OPEN && (next.latest == DM_DAY_OPEN || next.latest > last->latest))
            last->latest = next.latest;
    }
    g_array_set_size(spells, n);
    return spells;
}

static void write_spells(XmlFile *file, const DmTie *tie)
{
    g_autoptr(GArray) spells = spells_of(tie);
    xml_open(file, "spells");
    for (guint i = 0; i < spells->len; i++) {
        const DmWindow *spell = &g_array_index(spells, DmWindow, i);
        xml_open(file, "spell");
        bound(file, "start", spell->earliest);
        bound(file, "end", spell->latest);
        xml_close(file);
    }
    xml_close(file);
}

/* ---- Nodes and edges ---- */

static void write_actor(XmlFile *file, const DmGraphActor *actor)
{
    xml_open(file, "node");
    xml_attribute(file, "id", actor->id);
    xml_attribute(file, "label", actor->name);
    bound(file, "start", actor->first);
    bound(file, "end", actor->last);
    write_values(file, actor_attributes, actor);
    xml_close(file);
}

static void write_tie(XmlFile *file, const DmGraph *graph, guint index)
{
    const DmTie *tie = &graph->ties.items[index];
    g_autofree char *id = g_strdup_printf("t%u", index + 1);
    g_autoptr(GString) weight = g_string_new(NULL);
    append_number(weight, tie->weight);
    xml_open(file, "edge");
    xml_attribute(file, "id", id);
    xml_attribute(file, "source", graph->actors.items[tie->a].id);
    xml_attribute(file, "target", graph->actors.items[tie->b].id);
    xml_attribute(file, "weight", weight->str);
    bound(file, "start", tie->first);
    bound(file, "end", tie->last);
    write_values(file, tie_attributes, tie);
    write_spells(file, tie);
    xml_close(file);
}

void write_gexf(const DmGraph *graph, GString *out)
{
    XmlFile file = xml_begin();
    xml_open(&file, "gexf");
    xml_attribute(&file, "xmlns", "http://www.gexf.net/1.2draft");
    xml_attribute(&file, "version", "1.2");
    xml_open(&file, "graph");
    xml_attribute(&file, "mode", "dynamic");
    xml_attribute(&file, "timeformat", "date");
    xml_attribute(&file, "defaultedgetype", graph_is_directed(graph) ? "directed" : "undirected");
    declare(&file, "node", actor_attributes);
    declare(&file, "edge", tie_attributes);
    xml_open(&file, "nodes");
    for (guint i = 0; i < graph->actors.len; i++)
        write_actor(&file, &graph->actors.items[i]);
    xml_close(&file);
    xml_open(&file, "edges");
    for (guint i = 0; i < graph->ties.len; i++)
        write_tie(&file, graph, i);
    xml_close(&file);
    xml_close(&file);
    xml_close(&file);
    xml_end(&file, out);
}
