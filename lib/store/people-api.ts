import type { Member } from '../okr/kinds/member';
import type { SetChange } from './dashboard-api';

/** What is done about teams and people. */
export interface PeopleCommands {
  createTeam: {
    args: {
      name: string;
      color?: string;
      leadId?: string | null;
      parentId?: string | null;
      /** Only its members may read it and what is made in it; fixed from then on. */
      private?: boolean;
    };
    value: { teamId: string };
  };
  editTeam: {
    args: {
      teamId: string;
      name?: string;
      color?: string | null;
      leadId?: string | null;
      parentId?: string | null;
      members?: SetChange;
    };
    value: null;
  };
  /** A placeholder until the person claims it. */
  createMember: { args: { name: string; email?: string }; value: { memberId: string } };
  editMember: {
    args: { memberId: string; name?: string; email?: string | null; role?: Member['role'] };
    value: null;
  };
}
