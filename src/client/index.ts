/** The public entry of the package: `import { connect, CompareDocument } from "indicator-hub/client"`. */
export { type ConnectOptions, connect, type Fetch, type HubClient, type RequestOptions } from "./connect.ts";
export { HubClientError, type HubClientErrorKind, type HubGraphQLError } from "./error.ts";
export * from "./generated/graphql.ts";
