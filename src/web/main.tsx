import { render } from "preact";
import { App } from "./app.tsx";
import "./styles/page.scss";

const root = document.getElementById("page");
if (root !== null) {
  root.replaceChildren();
  render(<App />, root);
}
