/** Work left in the sprint by day, in points: a page of the board that shows no issues. */
const left = [71, 71, 66, 60, 60, 51, 44, 39, 39, 30];
/** Pixels a day takes. */
const DAY = 60;

export function Reports() {
  const points = left.map((value, day) => `${20 + day * DAY},${220 - value * 2.6}`).join(' ');
  return (
    <div className="dashboard">
      <h1>Burndown Chart</h1>
      <svg width="640" height="240" role="img" aria-label="Points left by day" className="burndown">
        <path d="M20 20v200h600" fill="none" stroke="#c1c7d0" />
        <polyline points={points} fill="none" stroke="#d04437" strokeWidth="2" />
      </svg>
    </div>
  );
}
