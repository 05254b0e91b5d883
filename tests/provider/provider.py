"""A data provider that is a program of its own: one data set, Python's standard library, openssl and qpdf.

    provider.py FOLDER --platform http://127.0.0.1:8080 [--port 0]

It makes keys in FOLDER at the first start, writes FOLDER/connection.toml (the form for `mydata admin connect`) and
FOLDER/anchor.pem (the authority to trust), and prints the port it listens on. The secret that the platform has drawn
is read from FOLDER/secret at each call, so it can be put there after the program has been attached.
"""

import argparse, base64, hashlib, io, json, pathlib, re, subprocess, tempfile, urllib.parse, urllib.request, zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RESOURCE_ID, NAME, PROBE = "API.JF3JXKn4n8", "停車紀錄", "A999999999"
NO_DATA = {"code": "204", "text": "查無資料"}
PEOPLE = {"sub", "cn", "uid", "uid_verified", "birthdate", "gender", "email", "account"}


def openssl(*arguments, data=None):
    return subprocess.run(["openssl", *map(str, arguments)], input=data, check=True, capture_output=True).stdout


def prepare(folder):
    """An authority, a key, and the certificate that signs packages."""
    key, leaf, anchor = folder / "key.pem", folder / "certificate.pem", folder / "anchor.pem"
    folder.mkdir(parents=True, exist_ok=True)
    new = ("req", "-utf8", "-newkey", "rsa:2048", "-nodes", "-sha256")
    openssl(*new, "-x509", "-days", 3650, "-subj", "/C=TW/O=測試停車憑證中心", "-keyout", folder / "anchor.key",
            "-out", anchor, "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    openssl(*new, "-subj", "/C=TW/O=測試停車管理處", "-keyout", key, "-out", folder / "request.pem")
    (folder / "extensions").write_text("basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n")
    openssl("x509", "-req", "-sha256", "-days", 3650, "-in", folder / "request.pem", "-CA", anchor, "-CAkey",
            folder / "anchor.key", "-CAcreateserial", "-extfile", folder / "extensions", "-out", leaf)


def pdf(lines):
    """One page of Chinese text in the reader's own font."""
    shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in lines)
    text = f"BT /F1 14 Tf 60 780 Td 24 TL {shown} ET"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 6 0 R>>",
               "<</Type/Font/Subtype/Type0/BaseFont/MSung-Light/Encoding/UniCNS-UTF16-H/DescendantFonts[5 0 R]>>",
               "<</Type/Font/Subtype/CIDFontType0/BaseFont/MSung-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)"
               "/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/MSung-Light/Flags 6/FontBBox[0 -200 1000 900]"
               "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>",
               f"<</Length {len(text)}>>\nstream\n{text}\nendstream"]
    out, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 7\n{table}trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + end).encode()


def locked(plain, password):
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, name) for name in ("plain.pdf", "locked.pdf")]
        paths[0].write_bytes(plain)
        owner = openssl("rand", "-hex", 16).decode().strip()
        subprocess.run(["qpdf", "--encrypt", password, owner, "256", "--", *map(str, paths)], check=True)
        return paths[1].read_bytes()


def package(folder, person):
    rows = [{"日期": f"2026-11-0{day}", "場站": "虛擬停車場", "費用": day * 20} for day in (3, 5, 8)]
    data = {"姓名": person["cn"], "身分證字號": person["uid"], "停車明細": rows}
    lines = ["測試停車管理處", NAME, *(f"{row['日期']}　{row['場站']}　{row['費用']} 元" for row in rows)]
    if person["uid"] == PROBE:
        data, lines = NO_DATA, [NAME, "查無資料"]
    files = {f"{NAME}.json": json.dumps(data, ensure_ascii=False).encode(), f"{NAME}.pdf": locked(pdf(lines), person["uid"])}
    entries = "".join(f"<file><filename>{name}</filename><digest>{hashlib.sha256(content).hexdigest()}</digest></file>"
                      for name, content in files.items())
    manifest = f'<?xml version="1.0" encoding="UTF-8"?>\n<files>{entries}</files>\n'.encode()
    files["META-INFO/manifest.xml"] = manifest
    files["META-INFO/manifest.sha256withrsa"] = openssl("dgst", "-sha256", "-sign", folder / "key.pem", data=manifest)
    files["META-INFO/certificate.cer"] = openssl("x509", "-in", folder / "certificate.pem")
    with zipfile.ZipFile(archive := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return archive.getvalue()


def ask(request, fields):
    """What the platform answers; a field that is not among these is a fault."""
    found = json.load(urllib.request.urlopen(request, timeout=10))
    if not set(found) <= fields:
        raise ValueError(f"unknown fields: {sorted(set(found) - fields)}")
    return found


def person_of(folder, platform, token):
    """The citizen whose token it is, or None when the platform does not vouch for it."""
    basic = base64.b64encode(f"{RESOURCE_ID}:{(folder / 'secret').read_text().strip()}".encode()).decode()
    headers = {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    form = urllib.parse.urlencode({"token": token}).encode()
    request = urllib.request.Request(f"{platform}/connect/introspect", form, headers)
    if ask(request, {"active", "verification"})["active"] != "true":
        return None
    request = urllib.request.Request(f"{platform}/connect/userinfo", headers={"Authorization": f"Bearer {token}"})
    return ask(request, PEOPLE)


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        bearer = re.fullmatch(r"Bearer (\S+)", self.headers.get("Authorization", ""))
        if self.path != "/mydata-dp/parking":
            return self.answer(404, {"error": "unknown_resource"})
        if not self.headers.get("transaction_uid") or self.headers.get("Content-Type") != "application/zip":
            return self.answer(400, {"error": "invalid_request"})
        try:
            person = bearer and person_of(self.folder, self.platform, bearer[1])
        except (OSError, ValueError, KeyError) as fault:
            return self.answer(401 if getattr(fault, "code", 0) == 401 else 504, {"error": str(fault)})
        self.answer(200, package(self.folder, person)) if person else self.answer(401, {"error": "invalid_token"})

    def answer(self, status, content):
        archive = isinstance(content, bytes)
        body = content if archive else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/zip" if archive else "application/json")
        self.send_header("Content-Length", str(len(body)))
        if archive:
            self.send_header("Content-Disposition", "attachment; filename=parking.zip")
        self.end_headers()
        self.wfile.write(body)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--platform", required=True)
    parser.add_argument("--port", type=int, default=0)
    said = parser.parse_args()
    if not (said.folder / "certificate.pem").exists():
        prepare(said.folder)
    Answering.folder, Answering.platform = said.folder, said.platform.rstrip("/")
    server = ThreadingHTTPServer(("127.0.0.1", said.port), Answering)
    der = openssl("x509", "-in", said.folder / "certificate.pem", "-outform", "DER")
    form = pathlib.Path(__file__).with_name("provider.toml").read_text("utf-8").replace("{port}", str(server.server_port))
    form = form.replace("{certificate}", hashlib.sha256(der).hexdigest())
    (said.folder / "connection.toml").write_text(form, "utf-8")
    print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


main()
