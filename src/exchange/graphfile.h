/* The attributes of actors and ties that every graph format writes, and what the XML ones share. */
#pragma once
#include <demarche/graphfile.h>
#include <libxml/xmlwriter.h>

typedef enum AttributeType {
    ATTRIBUTE_TEXT, /* const char *; NULL: none */
    ATTRIBUTE_COUNT,
    ATTRIBUTE_REAL, /* NAN: none */
    ATTRIBUTE_DAY,
    ATTRIBUTE_TRUTH,
    ATTRIBUTE_MADE, /* a text by `make` */
} AttributeType;

typedef struct Attribute {
    const char *name; /* NULL ends a table */
    AttributeType type;
    gsize offset; /* of the value in the record */
    void (*make)(gconstpointer record, GString *out);
} Attribute;
extern const Attribute actor_attributes[]; /* of DmGraphActor */
extern const Attribute tie_attributes[];   /* of DmTie */

/* Appends the value; nothing where there is none. */
void append_attribute(GString *out, const Attribute *attribute, gconstpointer record);

bool graph_is_directed(const DmGraph *graph);
void append_number(GString *out, double value); /* to ten digits: the same on every machine */
void append_day(GString *out, DmDay day);       /* nothing for an open one */

/* XML into a string. */
typedef struct XmlFile {
    xmlBuffer *buffer;
    xmlTextWriter *writer;
} XmlFile;
XmlFile xml_begin(void);
void xml_end(XmlFile *file, GString *out);
void xml_attribute(XmlFile *file, const char *name, const char *value);
void xml_open(XmlFile *file, const char *name);
void xml_close(XmlFile *file);

void write_graphml(const DmGraph *graph, GString *out);
void write_gexf(const DmGraph *graph, GString *out);
void write_dot(const DmGraph *graph, GString *out);
void write_edges(const DmGraph *graph, GString *out);
