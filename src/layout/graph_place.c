/* Where actors stand before anything is drawn: components are placed one by one, turned to a form that does
 * not depend on chance, and packed side by side. */
#include "graph_net.h"
#include "graph_stress.h"
#include <math.h>

/* A connected component: its nodes, and the box of its points around the origin. */
typedef struct Part {
    GArray *nodes; /* of guint, ascending */
    Box box;
    DmPoint at; /* where its box's corner comes to stand */
} Part;

static void part_free(gpointer data)
{
    Part *part = data;
    g_array_unref(part->nodes);
    g_free(part);
}

guint root_of(guint *parent, guint node)
{
    while (parent[node] != node)
        node = parent[node] = parent[parent[node]];
    return node;
}

static int compare_part(gconstpointer a, gconstpointer b)
{
    const Part *x = *(Part *const *)a, *y = *(Part *const *)b;
    if (x->nodes->len != y->nodes->len)
        return x->nodes->len > y->nodes->len ? -1 : 1;
    guint first = g_array_index(x->nodes, guint, 0), second = g_array_index(y->nodes, guint, 0);
    return (first > second) - (first < second);
}

/* Components of two nodes and more, the largest first. */
static GPtrArray *parts_of(guint n, const GArray *pairs)
{
    g_autofree guint *parent = g_new(guint, n + 1);
    for (guint i = 0; i < n; i++)
        parent[i] = i;
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        parent[root_of(parent, pair->a)] = root_of(parent, pair->b);
    }
    g_autofree Part **by_root = g_new0(Part *, n + 1);
    GPtrArray *parts = g_ptr_array_new_with_free_func(part_free);
    for (guint i = 0; i < n; i++) {
        Part **part = &by_root[root_of(parent, i)];
        if (!*part) {
            *part = g_new0(Part, 1);
            (*part)->nodes = g_array_new(FALSE, FALSE, sizeof(guint));
            g_ptr_array_add(parts, *part);
        }
        g_array_append_val((*part)->nodes, i);
    }
    g_ptr_array_sort(parts, compare_part);
    while (parts->len && ((Part *)parts->pdata[parts->len - 1])->nodes->len < 2)
        g_ptr_array_set_size(parts, (gint)parts->len - 1);
    return parts;
}

/* ---- One component ---- */

/* Turns the points so that their longest axis lies across and the heavier side left and up. */
static void turn(guint n, const double *weights, DmPoint *points)
{
    double mx = 0, my = 0, a = 0, b = 0, c = 0;
    for (guint i = 0; i < n; i++) {
        mx += points[i].x / n;
        my += points[i].y / n;
    }
    for (guint i = 0; i < n; i++) {
        double x = points[i].x -= mx, y = points[i].y -= my;
        a += x * x;
        b += x * y;
        c += y * y;
    }
    double root = sqrt((a - c) * (a - c) / 4 + b * b), long_axis = (a + c) / 2 + root;
    double ux = a >= c ? long_axis - c : b, uy = a >= c ? b : long_axis - a, norm = sqrt(ux * ux + uy * uy);
    if (norm < 1e-12)
        ux = norm = 1;
    double left = 0, up = 0;
    for (guint i = 0; i < n; i++) {
        double x = (points[i].x * ux + points[i].y * uy) / norm,
               y = (points[i].y * ux - points[i].x * uy) / norm;
        points[i] = (DmPoint){x, y};
        left += x * weights[i];
        up += y * weights[i];
    }
    for (guint i = 0; i < n; i++) {
        points[i].x *= left > 0 ? -1 : 1;
        points[i].y *= up > 0 ? -1 : 1;
    }
}

static Box box_of(guint n, const DmPoint *points)
{
    Box box = {points[0].x, points[0].y, points[0].x, points[0].y};
    for (guint i = 1; i < n; i++) {
        box.x0 = MIN(box.x0, points[i].x);
        box.y0 = MIN(box.y0, points[i].y);
        box.x1 = MAX(box.x1, points[i].x);
        box.y1 = MAX(box.y1, points[i].y);
    }
    return box;
}

/* The edges of a component with its own node numbers. */
static void edges_of(const Part *part, const GArray *pairs, const double *lengths, guint *number,
                     GArray *ends, GArray *own_lengths, double *weights)
{
    for (guint i = 0; i < part->nodes->len; i++)
        number[g_array_index(part->nodes, guint, i)] = i + 1;
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        if (!number[pair->a])
            continue;
        guint both[2] = {number[pair->a] - 1, number[pair->b] - 1};
        g_array_append_vals(ends, both, 2);
        weights[both[0]] += pair->weight;
        weights[both[1]] += pair->weight;
        if (lengths)
            g_array_append_val(own_lengths, lengths[i]);
    }
    for (guint i = 0; i < part->nodes->len; i++)
        number[g_array_index(part->nodes, guint, i)] = 0;
}

static bool place_part(Part *part, const GArray *pairs, const double *lengths, guint *number,
                       DmPoint *ret_points, GError **error)
{
    guint n = part->nodes->len;
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GArray) own_lengths = g_array_new(FALSE, FALSE, sizeof(double));
    g_autofree double *weights = g_new0(double, n);
    g_autofree DmPoint *points = g_new(DmPoint, n);
    edges_of(part, pairs, lengths, number, ends, own_lengths, weights);
    Component component = {n, ends->len / 2, (const guint *)(gpointer)ends->data,
                           lengths ? (const double *)(gpointer)own_lengths->data : NULL};
    if (!stress_place(&component, points, error))
        return false;
    turn(n, weights, points);
    part->box = box_of(n, points);
    for (guint i = 0; i < n; i++)
        ret_points[g_array_index(part->nodes, guint, i)] = points[i];
    return true;
}

/* ---- Packing ---- */

/* In rows, the largest first, about three wide to two high. */
static void pack(GPtrArray *parts)
{
    const double gap = 1;
    double area = 0, widest = 0;
    for (guint i = 0; i < parts->len; i++) {
        const Part *part = parts->pdata[i];
        double w = part->box.x1 - part->box.x0 + gap, h = part->box.y1 - part->box.y0 + gap;
        area += w * h;
        widest = MAX(widest, w);
    }
    double row_width = MAX(widest, sqrt(area * 1.5)), x = 0, y = 0, row_height = 0;
    for (guint i = 0; i < parts->len; i++) {
        Part *part = parts->pdata[i];
        double w = part->box.x1 - part->box.x0 + gap, h = part->box.y1 - part->box.y0 + gap;
        if (x > 0 && x + w > row_width + 1e-9) {
            y += row_height;
            x = row_height = 0;
        }
        part->at = (DmPoint){x, y};
        x += w;
        row_height = MAX(row_height, h);
    }
}

/* Lengths are given for ties; pairs take the shortest of theirs. */
static double *pair_lengths(const DmTies *ties, const GArray *pairs, const double *lengths)
{
    g_autoptr(GHashTable) shortest = g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < ties->len; i++) {
        guint a = MIN(ties->items[i].a, ties->items[i].b), b = MAX(ties->items[i].a, ties->items[i].b);
        gint64 *key = g_new(gint64, 1);
        *key = ((gint64)a << 32) | b;
        const double *known = g_hash_table_lookup(shortest, key);
        if (known && *known <= lengths[i])
            g_free(key);
        else
            g_hash_table_replace(shortest, key, (gpointer)&lengths[i]);
    }
    double *result = g_new(double, pairs->len + 1);
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        gint64 key = ((gint64)pair->a << 32) | pair->b;
        result[i] = *(const double *)g_hash_table_lookup(shortest, &key);
    }
    return result;
}

bool dm_graph_place(guint n, const DmTies *ties, const double *lengths, DmPoint *ret_points, GError **error)
{
    net_begin();
    g_autoptr(GArray) pairs = pairs_of(ties);
    g_autoptr(GPtrArray) parts = parts_of(n, pairs);
    g_autofree double *by_pair = lengths ? pair_lengths(ties, pairs, lengths) : NULL;
    g_autofree guint *number = g_new0(guint, n + 1);
    g_autofree DmPoint *points = g_new0(DmPoint, n + 1);
    for (guint i = 0; i < parts->len; i++)
        if (!place_part(parts->pdata[i], pairs, by_pair, number, points, error))
            return false;
    pack(parts);
    for (guint i = 0; i < parts->len; i++) {
        const Part *part = parts->pdata[i];
        for (guint k = 0; k < part->nodes->len; k++) {
            DmPoint *point = &points[g_array_index(part->nodes, guint, k)];
            point->x += part->at.x - part->box.x0;
            point->y += part->at.y - part->box.y0;
        }
    }
    for (guint i = 0; i < n; i++)
        ret_points[i] = points[i];
    return true;
}
