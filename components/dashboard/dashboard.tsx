/** The dashboard: cycles and teams on the left, views beside them, a record's details on the right. */
export function Dashboard() {
  return <main />;
}
