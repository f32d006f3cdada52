#!/usr/bin/env python3
"""Holds an export of commits against a signed digest. Needs Python 3 and OpenSSL 3, and nothing of Triển Khai.

    python3 verify_digest.py digest.json commits.ndjson key.pem
"""
import base64, hashlib, json, subprocess, sys, tempfile

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def openssl(*words):
    return subprocess.run(["openssl", *words], capture_output=True)

def signed_with(key_file, text, signature):
    with tempfile.NamedTemporaryFile() as content, tempfile.NamedTemporaryFile() as proof:
        content.write(text), content.flush(), proof.write(signature), proof.flush()
        words = ["-verify", "-pubin", "-inkey", key_file, "-rawin", "-in", content.name, "-sigfile", proof.name]
        return openssl("pkeyutl", *words).returncode == 0

def merkle_root(leaves):  # RFC 9162, 2.1.1
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256()
    cut = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01", merkle_root(leaves[:cut]), merkle_root(leaves[cut:]))

def problems_of_digest(digest, key_file):
    public = openssl("pkey", "-pubin", "-in", key_file, "-outform", "DER").stdout
    if sha256(public).hex() != digest["key"]:
        yield "KEY: signed with another key"
    elif not signed_with(key_file, digest["statement"].encode(), base64.b64decode(digest["signature"])):
        yield "SIGNATURE: the statement was altered"
    statement, heads = json.loads(digest["statement"]), digest["heads"]
    leaves = [sha256(b"\x00", f"{hash} {version} {stream}".encode()) for stream, version, hash in heads]
    if len(heads) != statement["streams"] or merkle_root(leaves).hex() != statement["root"]:
        yield "ROOT: the heads are not those that were signed"

def problems_of_commits(lines, heads):
    """Walks each stream from its first commit, and crosses off the heads that it comes past."""
    left, last = {(stream, version, hash) for stream, version, hash in heads}, {}
    for line in lines:
        kept = json.loads(line)
        commit = json.loads(kept["text"])
        stream, place = commit["streamId"], f"{commit['streamId']}@{commit['seq']}"
        seq, version, before = last.get(stream, (0, 0, "0" * 64))
        if sha256(commit["prevHash"].encode(), kept["text"].encode()).hex() != kept["hash"]:
            yield f"CHANGED: {place}"
        if (commit["seq"], commit["fromVersion"], commit["prevHash"]) != (seq + 1, version, before):
            yield f"UNLINKED: {place} does not follow the commit before it"
        if commit["_id"] != place or commit["toVersion"] != commit["fromVersion"] + len(commit["events"]):
            yield f"MISPLACED: {place}"
        last[stream] = (commit["seq"], commit["toVersion"], kept["hash"])
        left.discard((stream, commit["toVersion"], kept["hash"]))
    for stream, version, _ in sorted(left):
        yield f"LOST: {stream} no longer holds what was signed as its version {version}"

if __name__ == "__main__":
    digest_file, commits_file, key_file = sys.argv[1:4]
    digest = json.load(open(digest_file, encoding="utf-8"))
    problems = list(problems_of_digest(digest, key_file))
    problems += problems_of_commits(open(commits_file, encoding="utf-8"), digest["heads"])
    print("\n".join(problems) or f"whole: {len(digest['heads'])} streams are as they were signed")
    sys.exit(1 if problems else 0)
