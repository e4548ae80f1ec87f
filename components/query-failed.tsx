import { errorText } from './page/error-screen';

/** In place of a part of a screen whose question to the store failed. */
export function QueryFailed({ error }: { error: Error }) {
  return (
    <div className="section" role="alert">
      <p className="notice">{errorText(error)}</p>
    </div>
  );
}
