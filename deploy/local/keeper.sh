# Parent of one server: keeps its id and exit code in files, so that any process can meet it later, and ends it when the
# process that owns it is gone (the end of the standard input): runners kill a test process without a warning.
#   keeper.sh NAME own|detached SIGNAL TEMPORARY COMMAND...     in the server's folder; SIGNAL ends it with its owner
#   NAME.pid   "id start-time" (field 22 of /proc/id/stat, so that a later process of the same id is not taken for it)
#   NAME.exit  its exit code, once it has ended
#   TEMPORARY  folder that goes with the owner, or empty
name=$1 lifetime=$2 signal=$3 temporary=$4
shift 4
rm -f "$name.exit"
exec 3<&0
"$@" </dev/null 3<&- >>"$name.log" 2>>"$name.err" &
pid=$!
echo "$pid $(cut -d' ' -f22 "/proc/$pid/stat")" >"$name.pid"
echo started
exec </dev/null >/dev/null 2>&1
watcher=
if [ "$lifetime" = own ]; then
  trap 'orphan=yes; kill -CONT $pid; kill -$signal $pid' USR1
  { read -r _ <&3; kill -USR1 $$; } &
  watcher=$!
fi
exec 3<&-
code=0
while kill -0 $pid; do
  wait $pid
  code=$?
done
[ -n "$watcher" ] && kill $watcher
echo $code >"$name.exit.new" && mv "$name.exit.new" "$name.exit"
[ -n "$orphan" ] && [ -n "$temporary" ] && rm -rf "$temporary"
