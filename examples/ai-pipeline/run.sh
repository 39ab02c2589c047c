#!/usr/bin/env bash
# The worked example of docs/worklist.md against a running standalone:
#   ./isocenter up                                  in one terminal
#   examples/ai-pipeline/run.sh [root]              in another
# It stores a small study, starts the pipeline, and puts a workitem for the study on the worklist.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"
root=${1:-http://localhost:8080/dicom-web}
isocenter=../../isocenter
uid() { printf '2.25.%s%s' "$(date +%s%N)" "$RANDOM"; }

study=$(uid)
instance="{\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.88.11\"]},
  \"00080018\":{\"vr\":\"UI\",\"Value\":[\"$(uid)\"]},\"00080060\":{\"vr\":\"CS\",\"Value\":[\"SR\"]},
  \"0020000D\":{\"vr\":\"UI\",\"Value\":[\"$study\"]},\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"$(uid)\"]},
  \"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Example^Ann\"}]},
  \"00100020\":{\"vr\":\"LO\",\"Value\":[\"EXAMPLE-1\"]}}"
printf -- '--b\r\nContent-Type: application/dicom+json\r\n\r\n[%s]\r\n--b--\r\n' "$instance" |
  curl -sSf -o /dev/null -H 'Accept: application/dicom+json' --data-binary @- \
    -H 'Content-Type: multipart/related; type="application/dicom+json"; boundary=b' "$root/studies"
echo "stored study $study"

"$isocenter" java AiPipeline.java "$root" 1 &
pipeline=$!
trap 'kill "$pipeline" 2>/dev/null || true' EXIT

workitem=$(uid)
curl -sSf -o /dev/null -H 'Content-Type: application/dicom+json' "$root/workitems?workitem=$workitem" -d "
  {\"00741200\":{\"vr\":\"CS\",\"Value\":[\"HIGH\"]},\"00741204\":{\"vr\":\"LO\",\"Value\":[\"Detect\"]},
   \"00741202\":{\"vr\":\"LO\",\"Value\":[\"AI\"]},\"00404041\":{\"vr\":\"CS\",\"Value\":[\"READY\"]},
   \"00404005\":{\"vr\":\"DT\",\"Value\":[\"$(date +%Y%m%d%H%M%S)\"]},
   \"0020000D\":{\"vr\":\"UI\",\"Value\":[\"$study\"]}}"
echo "put workitem $workitem on the worklist"

wait "$pipeline"
trap - EXIT
curl -sSf -H 'Accept: application/dicom+json' "$root/workitems?SOPInstanceUID=$workitem&ProcedureStepState=COMPLETED" |
  grep -q "$workitem" && echo "workitem $workitem is COMPLETED"
