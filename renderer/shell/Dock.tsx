import { ChartSpline, CircleAlert, Radio, Target, WandSparkles, X } from 'lucide-react';
import { EvaluationPanel } from '../evaluation/EvaluationPanel.tsx';
import { PredictPanel } from '../predict/PredictPanel.tsx';
import { Problems } from '../problems/Problems.tsx';
import { ServePanel } from '../serve/ServePanel.tsx';
import { useProblemCounts } from '../stores/derivedStore.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { shellTexts } from '../texts/shellTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { TrainingDock } from '../training/TrainingDock.tsx';
import { Badge } from '../ui/Badge.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TabPanel, Tabs } from '../ui/Tabs.tsx';

/** Below the canvas: what the work gives (curves, evaluation, predictions) and what stands in its way. */
export function Dock() {
  const say = useTexts(shellTexts);
  const tab = useViewStore((state) => state.dockTab);
  const { errors, warnings } = useProblemCounts();
  return (
    <Tabs
      label={say('dock')}
      className="h-full"
      value={tab}
      onChange={(dockTab) => useViewStore.setState({ dockTab })}
      tabs={[
        { value: 'training', label: say('training'), icon: ChartSpline },
        { value: 'evaluation', label: say('evaluation'), icon: Target },
        { value: 'predict', label: say('predict'), icon: WandSparkles },
        { value: 'serve', label: say('serve'), icon: Radio },
        {
          value: 'problems',
          label: say('problems'),
          icon: CircleAlert,
          badge:
            errors + warnings > 0 ? <Badge tone={errors > 0 ? 'danger' : 'warning'}>{errors + warnings}</Badge> : null,
        },
      ]}
      aside={
        <IconButton
          icon={X}
          size="sm"
          label={say('hideDock')}
          onClick={() => useViewStore.setState({ dockOpen: false })}
        />
      }
    >
      <TabPanel value="training">
        <TrainingDock />
      </TabPanel>
      <TabPanel value="evaluation">
        <EvaluationPanel />
      </TabPanel>
      <TabPanel value="predict">
        <PredictPanel />
      </TabPanel>
      <TabPanel value="serve">
        <ServePanel />
      </TabPanel>
      <TabPanel value="problems">
        <Problems />
      </TabPanel>
    </Tabs>
  );
}
