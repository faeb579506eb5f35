"""Reads the graph files of `demarche graph` with networkx and holds them and the measures against its own results.

usage: graph_networkx.py DEMARCHE FIXTURES
"""
import csv
import io
import math
import os
import subprocess
import sys
import tempfile

try:
    import networkx as nx
except ImportError:
    sys.exit(77)

from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python as pagerank  # needs no SciPy

PROGRAM, FIXTURES = sys.argv[1:3]
OPTIONS = [[], ["--ties", "meetings"], ["--ties", "statements", "--fold-of"],
           ["--ties", "agreement", "--agreement", "congruence", "--normalise", "jaccard"],
           ["--ties", "agreement", "--agreement", "two-mode"]]
failures = []


def run(*args):
    done = subprocess.run([PROGRAM, *args], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{args}: {done.returncode}\n{done.stderr}")
    return done.stdout


def expect(good, *what):
    if not good:
        failures.append(" ".join(str(w) for w in what))


def near(a, b, tolerance=1e-5):
    return math.isclose(a, b, rel_tol=1e-4, abs_tol=tolerance)


def ties_of(ties, sort_ends=False):
    """Every tie as (ends, kind, weight, tone, events, directed), in a comparable order."""
    return sorted((tuple(sorted(ends)) if sort_ends or not tie[-1] else ends, *tie) for ends, *tie in ties)


def ties_of_nx(graph):
    """An undirected graph of networkx does not keep which end of a tie came first."""
    return ties_of((((a, b), d["ties"], d["weight"], d["tone"], d["events"], str(d["directed"]).lower() == "true")
                    for a, b, d in graph.edges(data=True)), sort_ends=not graph.is_directed())


def ties_of_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        return ties_of(((r["source"], r["target"]), r["ties"], float(r["weight"]), float(r["tone"]), r["events"],
                        r["directed"] == "true") for r in csv.DictReader(file))


def plain(graph):
    """One undirected tie a pair, its weight the sum of the absolute weights."""
    simple = nx.Graph()
    simple.add_nodes_from(graph.nodes)
    for a, b, d in graph.edges(data=True):
        if a != b:
            weight = simple.get_edge_data(a, b, {"weight": 0})["weight"] + abs(d["weight"])
            simple.add_edge(a, b, weight=weight)
    return simple


def arcs(nodes, ties):
    """Undirected ties both ways, for PageRank."""
    both = nx.DiGraph()
    both.add_nodes_from(nodes)
    for (a, b), _, weight, _, _, directed in ties:
        for ends in [(a, b)] if directed else [(a, b), (b, a)]:
            both.add_edge(*ends, weight=both.get_edge_data(*ends, {"weight": 0})["weight"] + abs(weight))
    return both


def check_measures(graph, ties, rows, name):
    simple = plain(graph)
    degree, weighted = dict(simple.degree()), dict(simple.degree(weight="weight"))
    between, core = nx.betweenness_centrality(simple), nx.core_number(simple)
    rank = pagerank(arcs(simple.nodes, ties), alpha=0.85, tol=1e-12, max_iter=1000)
    constraint = nx.constraint(simple, weight="weight")
    expect({r["actor"] for r in rows} == set(simple.nodes), name, "actors differ")
    for r in rows:
        a = r["actor"]
        expect(int(r["degree"]) == degree[a], name, a, "degree", r["degree"], degree[a])
        expect(int(r["core"]) == core[a], name, a, "core", r["core"], core[a])
        for key, theirs in (("weighted_degree", weighted[a]), ("betweenness", between[a]), ("pagerank", rank[a])):
            expect(near(float(r[key]), theirs), name, a, key, r[key], theirs)
        data = graph.nodes[a]
        if degree[a]:
            expect(near(float(data["constraint"]), constraint[a]), name, a, "constraint", data["constraint"], constraint[a])
        expect(int(data["community"]) == int(r["community"]), name, a, "community")


def check_eigenvector(graph, name):
    simple = plain(graph)
    simple.remove_nodes_from([n for n in simple if n not in max(nx.connected_components(simple), key=len)])
    if len(simple) < 3:
        return
    theirs = nx.eigenvector_centrality(simple, weight="weight", max_iter=5000, tol=1e-10)
    most = max(theirs.values())
    for n, value in theirs.items():
        expect(near(float(graph.nodes[n]["eigenvector"]), value / most, 1e-3), name, n, "eigenvector")


def check_communities(graph, rows, name):
    """No partition of Louvain's may be much better than ours."""
    simple = nx.Graph()
    simple.add_nodes_from(graph.nodes)
    for a, b, d in graph.edges(data=True):
        if d["weight"] > 0 and a != b:
            simple.add_edge(a, b, weight=simple.get_edge_data(a, b, {"weight": 0})["weight"] + d["weight"])
    if not simple.edges:
        return
    ours = {}
    for r in rows:
        ours.setdefault(r["community"], set()).add(r["actor"])
    theirs = nx.community.louvain_communities(simple, weight="weight", seed=1)
    q = [nx.community.modularity(simple, parts, weight="weight") for parts in (ours.values(), theirs)]
    expect(q[0] >= q[1] - 0.02, name, "modularity", q)


def check(options, folder):
    name = " ".join(options) or "all"
    base = ["--db", f"{folder}/d.db", "graph", "--as-of", "2025-12-31", *options]
    paths = {ending: os.path.join(folder, "g." + ending) for ending in ("graphml", "gexf", "dot", "csv")}
    for path in paths.values():
        run(*base, "-o", path)
    rows = list(csv.DictReader(io.StringIO(run(*base, "--measures", "--format", "csv"))))
    graphml, gexf = nx.read_graphml(paths["graphml"]), nx.read_gexf(paths["gexf"])
    ties = ties_of_csv(paths["csv"])
    expect(ties, name, "no ties at all")
    for kind, graph in (("graphml", graphml), ("gexf", gexf)):
        expect(ties_of_nx(graph) == ties_of(ties, sort_ends=not graph.is_directed()), name, kind, "ties differ")
        expect(set(graph.nodes) == {r["actor"] for r in rows}, name, kind, "nodes differ")
    expect(all(d.get("start") and d.get("end") for _, _, d in gexf.edges(data=True)), name, "gexf: a tie without days")
    try:
        import pydot  # noqa: F401 – networkx reads DOT by it
        dot = nx.nx_pydot.read_dot(paths["dot"])
        expect(dot.number_of_edges() == len(ties), name, "dot: ties differ")
    except ImportError:
        pass
    check_measures(graphml, ties, rows, name)
    check_communities(graphml, rows, name)
    if not graphml.is_directed():
        check_eigenvector(graphml, name)


with tempfile.TemporaryDirectory() as temporary:
    for fixture in ("negotiations-2025", "august-2025"):
        run("--db", f"{temporary}/d.db", "add", os.path.join(FIXTURES, fixture))
        for options in OPTIONS:
            check(options, temporary)
print("\n".join(failures[:40]) or "networkx agrees")
sys.exit(1 if failures else 0)
