import type { ReactNode } from 'react';
import type { LinearIssue } from '../types';
import { Avatar, Icon, LabelPill, PriorityMark, StatusMark } from './marks';
import s from './styles/issue.module.css';

const priorities = ['Set priority', 'Urgent', 'High', 'Medium', 'Low'];

/** The properties at the end of an issue. */
export function DetailsPane({ issue }: { issue: LinearIssue }) {
  return (
    <aside className={s.pane} aria-label="Issue details">
      <Section title="Properties">
        <Detail name="status" label={`Change status. Current status is ${issue.state.name}`}>
          <StatusMark state={issue.state} /> {issue.state.name}
        </Detail>
        <Detail name="priority" label="Change priority">
          <PriorityMark priority={issue.priority} /> {priorities[issue.priority]}
        </Detail>
        <Detail name="assignee" label="Assign">
          <Avatar name={issue.assignee} /> {issue.assignee ?? 'Assign'}
        </Detail>
        <Detail name="estimate" label="Set estimate">
          <Icon name="triangle" /> {issue.estimate === null ? 'Set estimate' : `${issue.estimate} Points`}
        </Detail>
        <Detail name="cycle" label="Set cycle">
          <Icon name="cycle" /> {issue.inCycle ? 'Cycle 24' : 'Set cycle'}
        </Detail>
      </Section>
      <Section title="Labels">
        {issue.labels.map((label) => (
          <LabelPill key={label} label={label} />
        ))}
        <Detail name="labels" label="Add label">
          <Icon name="plus" /> {issue.labels.length === 0 && 'Add label'}
        </Detail>
      </Section>
      <Section title="Project">
        <Detail name="project" label="Add to project">
          <Icon name="cube" /> {issue.project ?? 'Add to project'}
        </Detail>
      </Section>
    </aside>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={s.card}>
      <h3>{title}</h3>
      <div className={s.cardContent} data-details-pane-section-content="">
        {children}
      </div>
    </section>
  );
}

interface DetailProps {
  name: string;
  label: string;
  children: ReactNode;
}

function Detail({ name, label, children }: DetailProps) {
  return (
    <button type="button" className={s.detail} data-detail-button={name} aria-label={label}>
      {children}
    </button>
  );
}
