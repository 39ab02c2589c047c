"""Asks Prometheus every query of the dashboards and alerts; each must answer at least one series."""

import json
import pathlib
import re
import sys
import urllib.parse
import urllib.request

prometheus, files = sys.argv[1], pathlib.Path(sys.argv[2])

# Queries that answer nothing while all is well, or not on one machine, and why.
REASONS = [
    (r'status=~"5', "no request fails"),
    (r'status="401"', "no token is asked for"),
    (r"kube_pod_status_ready", "kube-state-metrics has it, and there is no cluster"),
    (r'outcome="error"', "the object store does not fail"),
]


def ask(query):
    url = prometheus + "/api/v1/query?" + urllib.parse.urlencode({"query": query})
    with urllib.request.urlopen(url) as answer:
        return json.load(answer)["data"]["result"]


def expressions():
    for file in sorted((files / "dashboards").glob("*.json")):
        for panel in json.loads(file.read_text())["panels"]:
            for target in panel["targets"]:
                query = target["expr"].replace("$__rate_interval", "1m").replace("$job", ".*")
                yield f"{file.stem}: {panel['title']} ({target['refId']})", query
    rules = (files / "rules.yaml").read_text()
    for alert, expr in re.findall(r"- alert: (\w+)\n\s+expr: (?:>-\n)?((?:.|\n)*?)\n\s+(?:for|labels):", rules):
        # without its threshold an alert asks for what it watches
        query = re.sub(r"\s(?:==|>|<)\s[\d.]+$", "", " ".join(expr.split()))
        yield f"alert {alert}", query


empty = asked = excused = 0
for name, query in expressions():
    asked += 1
    if ask(query):
        continue
    reason = next((why for pattern, why in REASONS if re.search(pattern, query)), None)
    if reason:
        excused += 1
        print(f"no series, as expected ({reason}): {name}")
    else:
        empty += 1
        print(f"NO SERIES: {name}: {query}")
print(f"{asked} queries: {asked - empty - excused} answered, {excused} excused, {empty} empty")
sys.exit(1 if empty else 0)
