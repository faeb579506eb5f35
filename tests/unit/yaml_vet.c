#include "findings.h"

static const FindingCase cases[] = {
    {"demarche: 1\nactors: &a {}\n", "2:9 yaml-anchor"},
    {"demarche: 1\nactors: {x: &a {}, y: *a}\n", "2:13 yaml-anchor; 2:23 yaml-alias"},
    {"demarche: !!int 1\n", "1:11 yaml-tag"},
    {"demarche: 1\nactors: {x: {<<: {name: y}}}\n", "2:14 yaml-merge-key"},
    {"demarche: 1\ndemarche: 1\n", "2:1 yaml-duplicate-key"},
    {"demarche: 1\nactors: {a: , b: , c: , d: , e: , f: , g: , h: , i: , j: , k: , l: , m: , a: }\n",
     "2:75 yaml-duplicate-key"},
    {"demarche: 1\ncoder: {by: \"a\\0b\"}\n", "2:13 nul"},
    {"demarche: 1\ncoder: {by: \"a\\eb\"}\n", "2:13 control-character"},
    {"demarche: 1\ncoder: {by: 'a\\eb'}\n", ""},
    {"demarche: 1\ncoder: {by: \"tab\\t newline\\n\"}\n", ""},
    {"demarche: 1\n? [a]\n: b\n", "2:3 wrong-type"},
};

Test(vet, the_part_of_yaml_that_event_files_do_without)
{
    ASSERT_FINDINGS(cases, false);
}

Test(vet, the_longest_value)
{
    for (gsize extra = 0; extra < 2; extra++) {
        g_autofree char *value = g_strnfill(DM_YAML_MAX_SCALAR + extra, 'x');
        g_autofree char *text = g_strdup_printf("demarche: 1\ncoder: {by: %s}\n", value);
        g_autofree char *got = findings_of(text, false);
        cr_expect_str_eq(got, extra ? "2:13 yaml-long-scalar" : "");
    }
}
