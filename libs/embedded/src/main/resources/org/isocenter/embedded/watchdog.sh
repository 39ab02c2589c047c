# Runs the server named by the arguments and stops it as soon as standard input ends: when the JVM
# closes the pipe, and also when the JVM is killed. Ends with the server's own status.

# Job control gives server and watch their own process groups, so that Ctrl-C in a terminal, or a
# kill of the JVM's whole group, does not reach them before the pipe has spoken.
set -m
trap '' INT TERM HUP
exec 3<&0

"$@" 3<&- </dev/null &
server=$!

{
  cat <&3 >/dev/null
  kill -INT "$server" # fast shutdown: clients are cut, everything is written
  for _ in {1..100}; do
    sleep 0.1
    kill -0 "$server" || exit
  done
  kill -QUIT "$server" # immediate shutdown: the next start recovers from the log
} 2>/dev/null &
watch=$!
exec 3<&-

wait "$server"
status=$?
{
  kill -KILL -- "-$watch"
  wait "$watch"
} 2>/dev/null
exit "$status"
