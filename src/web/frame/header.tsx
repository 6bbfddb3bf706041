import type { JSX } from "preact";

const ITEMS = [
  { href: "/", text: "Compare", isCurrent: (path: string) => path === "/" },
  { href: "/council", text: "Councils", isCurrent: (path: string) => path.startsWith("/council") },
  { href: "/measures", text: "Measures", isCurrent: (path: string) => path === "/measures" },
  { href: "/graphiql/", text: "API", isCurrent: () => false },
];

/** Name of the service and the way to its views. */
export function Header({ path }: { path: string }): JSX.Element {
  return (
    <header class="hub-header">
      <div class="govuk-width-container hub-header__inside">
        <a class="hub-header__name" href="/">
          <svg class="hub-header__mark" viewBox="0 0 26 22" aria-hidden="true" focusable="false">
            <path d="M2 3h13v4H2zM2 9h18v4H2zM2 15h9v4H2z" fill="currentColor" />
            <path d="M17.5 0v22" class="hub-header__line" />
          </svg>
          Indicator Hub
        </a>
        <nav class="hub-header__nav" aria-label="Views">
          <ul>
            {ITEMS.map(({ href, text, isCurrent }) => (
              <li key={href}>
                <a href={href} aria-current={isCurrent(path) ? "page" : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
