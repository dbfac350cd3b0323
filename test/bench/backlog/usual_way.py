"""The usual way once more, in Python: imaplib, pdfminer, and all that is known written anew after each mail.

Its place, in the environment as the service has it. `python3 usual_way.py FILE`
"""

import email
import email.policy
import imaplib
import io
import json
import os
import re
import ssl
import sys
import time

from pdfminer.high_level import extract_text

context = ssl.create_default_context(cafile=os.environ["IMAP_TLS_CA"])
client = imaplib.IMAP4_SSL(os.environ["IMAP_HOST"], int(os.environ["IMAP_PORT"]), ssl_context=context)
client.login(os.environ["IMAP_USERNAME"], os.environ["IMAP_PASSWORD"])
client.select("INBOX", readonly=True)
_, [found] = client.uid("search", None, "ALL")
known = []
for uid in found.split():
    _, [(_, source), *_] = client.uid("fetch", uid, "(BODY.PEEK[])")
    mail = email.message_from_bytes(source, policy=email.policy.default)
    for part in mail.iter_attachments():
        text = extract_text(io.BytesIO(part.get_content()))
        locator = re.search(r"LOC Interno: (\w+)", text)
        known.append({"locator": locator and locator[1], "subject": mail["subject"], "text": text})
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(known, file, indent=2)
client.logout()
print(time.process_time())
