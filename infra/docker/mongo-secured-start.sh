#!/usr/bin/env bash
# mongod as a replica set of one that hears nobody without an account and nobody but over TLS. The first account is made
# from the machine itself, which may do that as long as there is none, and nothing else.
set -eu
rm -f /tmp/primary
own=/tmp/secrets
install -d -o mongodb -m 700 "$own"
install -o mongodb -m 400 /secrets/members.key /secrets/server.pem /secrets/ca.crt "$own"

initiate='
  const admin = db.getSiblingDB("admin")
  const password = fs.readFileSync("/secrets/owner", "utf8").trim()
  const known = () => { try { return admin.auth("owner", password).ok } catch (e) { return false } }
  if (!known()) {
    try { rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongo:27017" }] }) } catch (e) { print(e.message) }
    for (let i = 0; i < 100 && !db.hello().isWritablePrimary; i += 1) sleep(100)
    admin.createUser({ user: "owner", pwd: password, roles: ["root"] })
  }
  for (let i = 0; i < 100 && !db.hello().isWritablePrimary; i += 1) sleep(100)
  quit(known() && db.hello().isWritablePrimary ? 0 : 1)
'
(until mongosh --quiet --tls --tlsCAFile /secrets/ca.crt --host localhost --eval "$initiate" >/dev/null 2>&1; do
  sleep 1
done && touch /tmp/primary) &

exec docker-entrypoint.sh mongod --replSet rs0 --bind_ip_all --wiredTigerCacheSizeGB 0.5 --oplogSize 1024 \
  --auth --keyFile "$own/members.key" --tlsMode requireTLS --tlsCertificateKeyFile "$own/server.pem" \
  --tlsCAFile "$own/ca.crt" --tlsAllowConnectionsWithoutCertificates
