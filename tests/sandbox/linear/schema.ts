/** The part of Linear's schema that the stand-in answers, word for word. https://studio.apollographql.com/public/Linear-API */
export const linearSchema = /* GraphQL */ `
  scalar DateTime

  type Query {
    issue(id: String!): Issue!
    issues(
      after: String
      before: String
      filter: IssueFilter
      first: Int
      includeArchived: Boolean
      last: Int
    ): IssueConnection!
    organization: Organization!
    viewer: User!
  }

  type Issue {
    assignee: User
    createdAt: DateTime!
    description: String
    estimate: Float
    id: ID!
    identifier: String!
    number: Float!
    previousIdentifiers: [String!]!
    priority: Float!
    priorityLabel: String!
    project: Project
    state: WorkflowState!
    team: Team!
    title: String!
    updatedAt: DateTime!
    url: String!
  }

  type IssueConnection {
    edges: [IssueEdge!]!
    nodes: [Issue!]!
    pageInfo: PageInfo!
  }
  type IssueEdge {
    cursor: String!
    node: Issue!
  }
  type PageInfo {
    endCursor: String
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
  }

  type WorkflowState {
    color: String!
    id: ID!
    name: String!
    type: String!
  }
  type Team {
    id: ID!
    key: String!
    name: String!
  }
  type Project {
    id: ID!
    name: String!
  }
  type User {
    displayName: String!
    email: String!
    id: ID!
    name: String!
    organization: Organization!
  }
  type Organization {
    id: ID!
    name: String!
    urlKey: String!
  }

  input IssueFilter {
    and: [IssueFilter!]
    id: IssueIDComparator
    number: NumberComparator
    or: [IssueFilter!]
    team: TeamFilter
  }
  input IssueIDComparator {
    eq: ID
    in: [ID!]
  }
  input NumberComparator {
    eq: Float
    in: [Float!]
  }
  input TeamFilter {
    id: IDComparator
    key: StringComparator
  }
  input IDComparator {
    eq: ID
    in: [ID!]
  }
  input StringComparator {
    eq: String
    in: [String!]
  }
`;
