"""A little of everything for some seconds: store, search, retrieve, workitems and their events."""

import json
import sys
import threading
import time
import urllib.error
import urllib.request

root, seconds = sys.argv[1], float(sys.argv[2])
JSON = "application/dicom+json"


def call(method, path, body=None, **headers):
    request = urllib.request.Request(root + path, data=body, method=method)
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as failure:
        return failure.code, failure.read()


def element(vr, *values):
    return {"vr": vr, "Value": list(values)}


def store(number):
    """An image of 16 by 16 pixels, its metadata and pixels in parts of their own."""
    uid = f"2.25.{time.time_ns()}{number}"
    instance = {
        "00080016": element("UI", "1.2.840.10008.5.1.4.1.1.7"),
        "00080018": element("UI", uid + ".3"),
        "00080020": element("DA", "20260101"),
        "00080060": element("CS", "OT"),
        "00083002": element("UI", "1.2.840.10008.1.2.1"),
        "00100010": element("PN", {"Alphabetic": "Example^Load"}),
        "00100020": element("LO", "LOAD"),
        "0020000D": element("UI", uid + ".1"),
        "0020000E": element("UI", uid + ".2"),
        "00280002": element("US", 1),
        "00280004": element("CS", "MONOCHROME2"),
        "00280010": element("US", 16),
        "00280011": element("US", 16),
        "00280100": element("US", 8),
        "00280101": element("US", 8),
        "00280102": element("US", 7),
        "00280103": element("US", 0),
        "7FE00010": {"vr": "OB", "BulkDataURI": "pixels"},
    }
    body = (
        b"--b\r\nContent-Type: application/dicom+json\r\n\r\n"
        + json.dumps([instance]).encode()
        + b"\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Location: pixels\r\n\r\n"
        + bytes(range(256))
        + b"\r\n--b--\r\n"
    )
    kind = 'multipart/related; type="application/dicom+json"; boundary=b'
    status, answer = call("POST", "/studies", body, Content_Type=kind, Accept=JSON)
    if status != 200:
        print("store:", status, answer[:300], file=sys.stderr)
    return uid


def listen():
    """A subscriber that hears all, so that events are delivered."""
    call("POST", "/workitems/1.2.840.10008.5.1.4.34.5/subscribers/LOAD", b"")
    request = urllib.request.Request(root + "/subscribers/LOAD/events")
    with urllib.request.urlopen(request, timeout=seconds + 60) as events:
        for _ in events:
            pass


threading.Thread(target=listen, daemon=True).start()
end = time.monotonic() + seconds
number = 0
while time.monotonic() < end:
    number += 1
    uid = store(number)
    study, instance = f"/studies/{uid}.1", f"/studies/{uid}.1/series/{uid}.2/instances/{uid}.3"
    call("GET", "/studies?PatientID=LOAD&limit=5", Accept=JSON)
    call("GET", study + "/series", Accept=JSON)
    call("GET", study + "/metadata", Accept=JSON)
    call("GET", study, Accept='multipart/related; type="application/dicom"')
    call("GET", instance + "/frames/1", Accept="application/octet-stream")
    call("GET", instance + "/rendered", Accept="image/jpeg")
    call("GET", instance + "/rendered", Accept="image/jpeg")
    call("GET", instance + "/frames/7", Accept="application/octet-stream")
    workitem = {
        "00741200": element("CS", "LOW"),
        "00741204": element("LO", "Load"),
        "00404041": element("CS", "READY"),
        "00404005": element("DT", "20260101120000"),
    }
    item = f"2.25.{time.time_ns()}"
    call("POST", f"/workitems?workitem={item}", json.dumps(workitem).encode(), Content_Type=JSON)
    call("GET", f"/workitems/{item}", Accept=JSON)
    call("GET", "/workitems?limit=3", Accept=JSON)
    # what clients get wrong
    call("POST", "/studies", b"no DICOM", Content_Type="text/plain")
    call("GET", "/studies?StudyDate=yesterday", Accept=JSON)
    call("GET", "/workitems/2.25.404", Accept=JSON)
    if number % 10 == 0:
        call("DELETE", study)
print(f"{number} rounds")
