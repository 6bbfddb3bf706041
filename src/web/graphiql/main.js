import "graphiql/setup-workers/vite";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import example from "../../../schema/operations/CouncilsOnOneMeasure.graphql?raw";
import variables from "./variables.json?raw";

// A link may carry a query of its own, as GraphQL over HTTP does: ?query=…&variables=…
const given = new URLSearchParams(location.search);
const query = given.get("query");

createRoot(document.getElementById("root")).render(
  createElement(GraphiQL, {
    fetcher: createGraphiQLFetcher({ url: new URL("/graphql", location.origin).href }),
    initialQuery: query ?? example,
    initialVariables: query === null ? variables : (given.get("variables") ?? ""),
    defaultEditorToolsVisibility: "variables",
  }),
);
