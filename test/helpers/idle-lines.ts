// Opens lines to a server and leaves them idle: `idle-lines.ts <port> <how many>`. Tells how many are open, and ends with its standard input.
import { connect } from "node:net";

const [, , port, count] = process.argv.map(Number);
let open = 0;
const tell = (): void => void process.stdout.write(`open ${open}\n`);
for (let index = 0; index < (count ?? 0); index += 1) {
  // A line that has been used is idle; one that never is would be closed for want of headers.
  const socket = connect(port ?? 0, "127.0.0.1", () => socket.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n"));
  let answered = false;
  socket.once("data", () => {
    answered = true;
    open += 1;
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    if (answered) open -= 1;
  });
}
setInterval(tell, 50);
process.stdin.on("end", () => process.exit()).resume();
