// Reads a mail from stdin with postal-mime, which shares nothing with what wrote it; prints JSON.
import PostalMime from "postal-mime";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const mail = await PostalMime.parse(Buffer.concat(chunks));
const { subject, headers, text, html, from, to, date, messageId, attachments } = mail;
process.stdout.write(
  JSON.stringify({ subject, headers, text, html, from, to, date, messageId, attachments }),
);
