# SPDX-License-Identifier: MIT
"""Runs inside the Debian 13 root, where all programs of one Wine prefix must have their parent: reads one JSON request a
line, answers one JSON line. {"run": [ARGV], "cwd": FOLDER, "env": {}} waits; {"start": [ARGV]} does not; {"wait": PID} and
{"kill": PID} are for what was started."""
import json
import os
import subprocess
import sys

PATIENCE = 120
started = {}


def answer(request):
    environment = {**os.environ, **request.get("env", {})}
    if "run" in request:
        done = subprocess.run(request["run"], stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
                              env=environment, cwd=request.get("cwd"), timeout=PATIENCE)
        return {"code": done.returncode, "out": done.stdout, "err": done.stderr}
    if "start" in request:
        with open(request["log"], "wb") as log:
            process = subprocess.Popen(request["start"], stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                                       env=environment)
        started[process.pid] = process
        return {"pid": process.pid}
    if "wait" in request:
        return {"code": started[request["wait"]].wait(PATIENCE)}
    started[request["kill"]].kill()
    return {"code": started[request["kill"]].wait(PATIENCE)}


for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except (OSError, subprocess.TimeoutExpired) as trouble:
        reply = {"trouble": str(trouble)}
    print(json.dumps(reply), flush=True)
