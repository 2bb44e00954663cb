"""The same problem with what Python has: numba (event driven, time-stepped), scipy (sparse matrix times dense),
networkx (event driven, by hand). Reads one file, then one command a line on stdin, answers each on stdout."""

import sys
import time

import networkx
import numpy as np
import scipy.sparse
from numba import njit, prange


def read(path):
    data = np.fromfile(path, dtype="<i4")
    services, dependencies, steps, scenarios, hit = data[:5]
    at = 5

    def take(count, kind="<i4"):
        nonlocal at
        at += count
        return data[at - count : at].view(kind).copy()

    problem = {"steps": int(steps), "services": int(services)}
    problem["from"] = take(services + 1)
    problem["supplier"] = take(dependencies)
    problem["strength"] = take(dependencies)
    problem["threshold"] = take(services)
    problem["autonomy"] = take(services)
    problem["share"] = take(dependencies, "<f4")
    problem["pace"] = take(services, "<f4")
    problem["hits"] = take(scenarios * hit).reshape(scenarios, hit)
    return problem


@njit(parallel=True, cache=False)
def events(out_from, out_to, out_weight, threshold, autonomy, hits, steps):
    services = threshold.size
    scenarios = hits.shape[0]
    failed = np.zeros(scenarios, np.int64)
    for scenario in prange(scenarios):
        loss = np.zeros(services, np.int32)
        down = np.zeros(services, np.bool_)
        waits = np.zeros(services, np.bool_)
        head = np.full(steps, -1, np.int32)
        following = np.empty(services, np.int32)
        due = np.empty(services, np.int32)
        for service in hits[scenario]:
            following[service] = head[0]
            head[0] = service
            waits[service] = True
        for step in range(steps):
            count = 0
            service = head[step]
            while service >= 0:
                due[count] = service
                count += 1
                service = following[service]
            for i in range(count):
                down[due[i]] = True
            failed[scenario] += count
            for i in range(count):
                for k in range(out_from[due[i]], out_from[due[i] + 1]):
                    consumer = out_to[k]
                    loss[consumer] += out_weight[k]
                    if not waits[consumer] and loss[consumer] >= threshold[consumer]:
                        waits[consumer] = True
                        at = step + autonomy[consumer]
                        if at < steps:
                            following[consumer] = head[at]
                            head[at] = consumer
    return failed


@njit(parallel=True, cache=False)
def course(start, column, share, pace, lost, steps):
    services, scenarios = lost.shape
    was = np.zeros((services, scenarios), np.float32)
    following = np.zeros((services, scenarios), np.float32)
    for _ in range(steps):
        for i in prange(services):
            total = np.zeros(scenarios, np.float32)
            for k in range(start[i], start[i + 1]):
                for s in range(scenarios):
                    total[s] += share[k] * was[column[k], s]
            for s in range(scenarios):
                moved = was[i, s] + pace[i] * (total[s] + lost[i, s] - was[i, s])
                following[i, s] = min(np.float32(1), max(np.float32(0), moved))
        was, following = following, was
    return was


def outgoing(problem):
    consumer = np.repeat(np.arange(problem["services"], dtype=np.int32), np.diff(problem["from"]))
    order = np.argsort(problem["supplier"], kind="stable")
    start = np.zeros(problem["services"] + 1, np.int32)
    np.cumsum(np.bincount(problem["supplier"], minlength=problem["services"]), out=start[1:])
    return start, consumer[order], problem["strength"][order]


def by_networkx(graph, problem, scenario):
    loss, waits, steps = {}, set(int(i) for i in problem["hits"][scenario]), problem["steps"]
    due = [[] for _ in range(steps)]
    due[0] = list(waits)
    failed = 0
    for step in range(steps):
        failed += len(due[step])
        for service in due[step]:
            for consumer, dependency in graph.adj[service].items():
                loss[consumer] = loss.get(consumer, 0) + dependency["weight"]
                if consumer not in waits and loss[consumer] >= problem["threshold"][consumer]:
                    waits.add(consumer)
                    at = step + problem["autonomy"][consumer]
                    if at < steps:
                        due[at].append(consumer)
    return failed


def lost_of(problem, scenarios):
    lost = np.zeros((problem["services"], scenarios), np.float32)
    for s in range(scenarios):
        lost[problem["hits"][s], s] = 0.5
    return lost


def main():
    problem = read(sys.argv[1])
    start, to, weight = outgoing(problem)
    matrix = scipy.sparse.csr_matrix(
        (problem["share"], problem["supplier"], problem["from"]), shape=(problem["services"],) * 2
    )
    graph = None
    hits, steps = problem["hits"], problem["steps"]
    pace = problem["pace"][:, None]
    one = np.float32(1)
    events(start, to, weight, problem["threshold"], problem["autonomy"], hits[:2], steps)
    course(problem["from"], problem["supplier"], problem["share"], problem["pace"], lost_of(problem, 16), 1)
    print("ready numba scipy %s networkx %s" % (scipy.__version__, networkx.__version__), flush=True)
    for line in sys.stdin:
        what, scenarios = line.split()
        scenarios = int(scenarios)
        if what == "networkx" and graph is None:
            graph = networkx.DiGraph()
            graph.add_nodes_from(range(problem["services"]))
            for i in range(problem["services"]):
                for k in range(start[i], start[i + 1]):
                    heavier = graph.adj[i].get(int(to[k]), {"weight": 0})["weight"] + int(weight[k])
                    graph.add_edge(i, int(to[k]), weight=heavier)
        lost = lost_of(problem, scenarios) if what.startswith("shares") else None
        began = time.perf_counter()
        if what == "numba":
            answer = events(
                start, to, weight, problem["threshold"], problem["autonomy"], hits[:scenarios], steps
            ).sum()
        elif what == "networkx":
            answer = sum(by_networkx(graph, problem, s) for s in range(scenarios))
        elif what == "shares-scipy":
            was = np.zeros_like(lost)
            for _ in range(steps):
                was = np.minimum(one, np.maximum(0, was + pace * (matrix @ was + lost - was)))
            answer = was.astype(np.float64).sum()
        elif what == "shares-numba":
            answer = course(
                problem["from"], problem["supplier"], problem["share"], problem["pace"], lost, steps
            ).astype(np.float64).sum()
        print("%.6f %.3f" % (time.perf_counter() - began, answer), flush=True)


main()
