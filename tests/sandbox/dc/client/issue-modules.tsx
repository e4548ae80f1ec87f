import { type ReactNode, useState } from 'react';
import type { SandboxTicket } from '../../tickets/types';
import { Avatar, StatusLozenge, TypeIcon } from './bits';
import { dcPaths } from './routes';
import { Link, useDc } from './site';

interface ModuleProps {
  id: string;
  title: string;
  children: ReactNode;
}

function Module({ id, title, children }: ModuleProps) {
  return (
    <div id={id} className="module toggle-wrap">
      <div className="mod-header">
        <h4 className="toggle-title">{title}</h4>
      </div>
      <div className="mod-content">{children}</div>
    </div>
  );
}

interface Item {
  name: string;
  id: string;
  value: ReactNode;
}

function Items({ list, items }: { list: string; items: readonly Item[] }) {
  return (
    <ul id={list} className="property-list">
      {items.map(({ name, id, value }) => (
        <li key={id} className="item">
          <strong className="name">{name}:</strong>
          <span id={id} className="value">
            {value}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function DetailsModule({ ticket }: { ticket: SandboxTicket }) {
  const { ticket: find } = useDc();
  const epic = ticket.parent ? find(ticket.parent) : undefined;
  return (
    <Module id="details-module" title="Details">
      <Items
        list="issuedetails"
        items={[
          {
            name: 'Type',
            id: 'type-val',
            value: (
              <>
                <TypeIcon type={ticket.type} /> {ticket.type}
              </>
            ),
          },
          { name: 'Status', id: 'status-val', value: <StatusLozenge status={ticket.status} /> },
          { name: 'Priority', id: 'priority-val', value: 'Medium' },
          {
            name: 'Resolution',
            id: 'resolution-val',
            value: ticket.status.category === 'done' ? 'Done' : 'Unresolved',
          },
          { name: 'Labels', id: 'labels-val', value: 'None' },
          {
            name: 'Epic Link',
            id: 'customfield_10100-val',
            value: epic ? (
              <Link to={dcPaths.issue(epic.key)} className="aui-label ghx-label-1">
                {epic.summary}
              </Link>
            ) : (
              'None'
            ),
          },
          { name: 'Story Points', id: 'customfield_10106-val', value: ticket.points ?? 'None' },
          { name: 'Sprint', id: 'customfield_10104-val', value: ticket.inSprint ? 'Sprint 24' : 'None' },
        ]}
      />
    </Module>
  );
}

/** Prose with a link to another ticket, where a chip would be wrong, and words that look like keys. */
export function DescriptionModule({ ticket }: { ticket: SandboxTicket }) {
  const { tickets } = useDc();
  const other = tickets.find((each) => each.inSprint && each.key !== ticket.key);
  return (
    <Module id="descriptionmodule" title="Description">
      <div id="description-val" className="field-ignore-highlight editable-field inactive">
        <div className="user-content-block">
          <p>
            {ticket.description ||
              'What is to be done, for whom, and how we know that it is done. Files are UTF-8; mind the COVID-19 notice.'}
          </p>
          <p>
            Comes after{' '}
            <Link to={dcPaths.issue(other?.key ?? '')} className="issue-link" issueKey={other?.key}>
              {other?.key}
            </Link>
            .
          </p>
        </div>
      </div>
    </Module>
  );
}

export function SideColumn({ ticket }: { ticket: SandboxTicket }) {
  const { person } = useDc();
  const user = (name: string | null) => (
    <>
      <Avatar name={name} /> {name ?? 'Unassigned'}
    </>
  );
  return (
    <div id="viewissuesidebar" className="aui-item issue-side-column">
      <Module id="peoplemodule" title="People">
        <Items
          list="peopledetails"
          items={[
            { name: 'Assignee', id: 'assignee-val', value: user(ticket.assignee) },
            { name: 'Reporter', id: 'reporter-val', value: user(person.name) },
          ]}
        />
      </Module>
      <Module id="datesmodule" title="Dates">
        <Items
          list="datesdetails"
          items={[
            { name: 'Created', id: 'created-val', value: '01/Sep/26 9:00 AM' },
            { name: 'Updated', id: 'updated-val', value: '02/Nov/26 9:00 AM' },
          ]}
        />
      </Module>
      <Module id="greenhopper-agile-issue-web-panel" title="Agile">
        {ticket.inSprint ? 'Active Sprint: Sprint 24' : 'In no sprint'}
      </Module>
    </div>
  );
}

export function CommentForm() {
  const [text, setText] = useState('');
  return (
    <div id="addcomment">
      <textarea
        id="comment"
        className="textarea"
        rows={3}
        placeholder="Add a comment"
        aria-label="Comment"
        data-testid="sandbox.comment"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </div>
  );
}
