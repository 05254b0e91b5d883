// Node.js 18 or later
const crypto = require("node:crypto");

const appId = "{{ app_id }}";
const appKey = process.env.APP_KEY;
const xDate = new Date().toUTCString();
const signature = crypto.createHmac("sha256", appKey).update(`x-date: ${xDate}`).digest("base64");
fetch("{{ url }}", {
  headers: {
    "x-date": xDate,
    Authorization: `hmac username="${appId}", algorithm="hmac-sha256", headers="x-date", signature="${signature}"`,
  },
}).then((answer) => answer.text()).then(console.log);
