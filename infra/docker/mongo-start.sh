#!/usr/bin/env bash
# mongod as a replica set of one. The member is called as the services call it, so a client on the host connects
# with directConnection=true.
set -eu
rm -f /tmp/primary

initiate='
  try { rs.status() } catch (e) { rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongo:27017" }] }) }
  for (let i = 0; i < 100 && !db.hello().isWritablePrimary; i += 1) sleep(100)
  quit(db.hello().isWritablePrimary ? 0 : 1)
'
(until mongosh --quiet --eval "$initiate" >/dev/null 2>&1; do sleep 1; done && touch /tmp/primary) &

exec docker-entrypoint.sh mongod --replSet rs0 --bind_ip_all --wiredTigerCacheSizeGB 0.5 --oplogSize 1024
