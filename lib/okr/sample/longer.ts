import type { CycleTemplate } from './template';

/** The month, the quarter, and the quarter before it, closed. */
export const longerCycles: readonly CycleTemplate[] = [
  {
    name: 'SmartHome Pro, first month',
    kind: 'monthly',
    startOn: -12,
    length: { months: 1 },
    every: 'week',
    checkInOn: 0,
    objectives: [
      {
        title: 'Launch the SmartHome Pro device and achieve 10,000 units sold within the first month',
        owner: 'Amara Osei',
        ambition: 'aspirational',
        keyResults: [
          {
            title: '15,000 units made and tested by week 1',
            shortName: 'Units made',
            team: 'Product',
            owner: 'Priya Nair',
            delivery: true,
            metric: { type: 'number', start: 0, target: 15000, unit: 'units' },
            dueOn: -6,
            checkIns: [
              [-9, 8200, 'on-track', 8],
              [-6, 15000, 'on-track', 10],
            ],
          },
          {
            title: 'Reach 1 million users in three weeks',
            shortName: 'Reach',
            team: 'Marketing',
            owner: 'me',
            metric: { type: 'number', start: 0, target: 1000000, unit: 'users' },
            dueOn: 8,
            evidenceUrl: 'https://example.com/reports/reach',
            checkIns: [[-7, 240000, 'on-track', 7]],
          },
          {
            title: '5,000 pre-orders',
            shortName: 'Pre-orders',
            team: 'Sales',
            owner: 'Diego Ramos',
            metric: { type: 'number', start: 0, target: 5000, unit: 'orders' },
            checkIns: [
              [-7, 210, 'at-risk', 5],
              [-1, 400, 'off-track', 3, 'Price is the question asked most.'],
            ],
            tickets: [210, 211],
          },
          {
            title: '95 % of inquiries answered in under two minutes',
            shortName: 'Answer time',
            team: 'Customer Support',
            owner: 'Lena Vogt',
            metric: { type: 'maintain', min: 95, tolerance: 20, unit: '%' },
            checkIns: [[-1, 96, 'on-track', 8]],
          },
          {
            title: 'Units sold 0 → 10,000',
            shortName: 'Units sold',
            team: 'Sales',
            owner: 'Diego Ramos',
            coached: true,
            metric: { type: 'number', start: 0, target: 10000, unit: 'units' },
            checkIns: [
              [-8, 900, null, 6],
              [-1, 2900, null, 6],
            ],
          },
        ],
      },
    ],
  },
  {
    name: 'This quarter',
    kind: 'quarterly',
    startOn: -50,
    length: { months: 3 },
    every: 'week',
    checkInOn: 2,
    objectives: [
      {
        title: 'Launch a new feature successfully',
        owner: 'Amara Osei',
        ambition: 'aspirational',
        keyResults: [
          {
            title: 'Adoption 30 % in three months',
            shortName: 'Adoption',
            team: 'Product',
            owner: 'Amara Osei',
            metric: { type: 'number', start: 0, target: 30, unit: '%' },
            checkIns: [
              [-40, 2, 'on-track', 7],
              [-33, 4, 'on-track', 7],
              [-26, 7, 'on-track', 7],
              [-19, 10, 'on-track', 7],
              [-12, 12, 'on-track', 7],
              [-5, 14.5, 'on-track', 8],
            ],
          },
          {
            title: 'Satisfaction stays at 4.5 stars or above',
            shortName: 'Stars',
            team: 'Product',
            owner: 'Lena Vogt',
            metric: { type: 'maintain', min: 4.5, tolerance: 0.5, unit: 'stars' },
            checkIns: [
              [-33, 4.4, 'at-risk', 6],
              [-19, 4.6, 'on-track', 8],
              [-5, 4.6, 'on-track', 8],
            ],
          },
          {
            title: 'Feature-related support tickets −20 %',
            shortName: 'Fewer tickets',
            team: 'Customer Support',
            owner: 'Lena Vogt',
            metric: { type: 'number', start: 150, target: -20, unit: 'a week', relative: true },
            checkIns: [
              [-33, 147, 'on-track', 6],
              [-19, 143, 'at-risk', 5],
              [-5, 141, 'at-risk', 5],
            ],
          },
        ],
      },
      {
        title: 'Improve customer satisfaction',
        owner: 'Jonas Weber',
        ambition: 'aspirational',
        keyResults: [
          {
            title: 'NPS from 50 to 70',
            shortName: 'NPS',
            team: 'Customer Experience',
            owner: 'Jonas Weber',
            metric: { type: 'number', start: 50, target: 70, unit: 'points' },
            checkIns: [
              [-40, 54, 'on-track', 7],
              [-33, 54, 'on-track', 7],
              [-26, 54, 'on-track', 7],
              [-19, 54, 'on-track', 6, 'The survey comes monthly.'],
            ],
          },
        ],
      },
    ],
  },
  {
    name: 'Last quarter',
    kind: 'quarterly',
    startOn: -50,
    length: { months: 3 },
    every: 'week',
    checkInOn: 2,
    closed: true,
    objectives: [
      {
        title: 'Answer customers before they ask twice',
        owner: 'me',
        ambition: 'committed',
        closed: { outcome: 'partly', grade: 0.85 },
        keyResults: [
          {
            title: 'First answer in 4 hours instead of 9',
            shortName: 'First answer',
            team: 'Customer Support',
            owner: 'me',
            metric: { type: 'number', start: 9, target: 4, unit: 'h' },
            closed: { outcome: 'achieved', grade: 1 },
            checkIns: [
              [-110, 8, 'on-track', 6],
              [-80, 6, 'on-track', 7],
              [-52, 4, 'on-track', 10],
            ],
          },
          {
            title: 'Questions asked twice: 20 % → 10 %',
            shortName: 'Asked twice',
            team: 'Customer Support',
            owner: 'Lena Vogt',
            metric: { type: 'number', start: 20, target: 10, unit: '%' },
            closed: { outcome: 'partly', grade: 0.7 },
            checkIns: [
              [-110, 18, 'on-track', 6],
              [-80, 16, 'at-risk', 5],
              [-52, 13, 'at-risk', 4],
            ],
          },
        ],
      },
    ],
  },
];
