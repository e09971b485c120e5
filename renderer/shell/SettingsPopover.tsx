import { Settings2 } from 'lucide-react';
import { changeSettings, useSettingsStore } from '../stores/settingsStore.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { shellTexts } from '../texts/shellTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';

const SCALES = ['0.75', '0.9', '1', '1.1', '1.25', '1.5', '1.75', '2'] as const;

/** Settings of the window: few enough for one surface. */
export function SettingsPopover() {
  const say = useTexts(shellTexts);
  const { number } = useSpeech();
  const settings = useSettingsStore((state) => state.settings);
  const open = useViewStore((state) => state.settingsOpen);
  const snap = useViewStore((state) => state.snap);
  const scale = SCALES.find((option) => Number(option) === settings.uiScale) ?? null;
  return (
    <Popover
      trigger={<IconButton icon={Settings2} label={say('settings')} shortcut="Ctrl+," />}
      title={say('settings')}
      align="end"
      open={open}
      onOpenChange={(settingsOpen) => useViewStore.setState({ settingsOpen })}
      className="w-80"
    >
      <div className="flex flex-col gap-3">
        <Row label={say('theme')}>
          <Segmented
            label={say('theme')}
            value={settings.theme}
            onChange={(theme) => changeSettings({ theme })}
            options={[
              { value: 'system', label: say('system') },
              { value: 'light', label: say('light') },
              { value: 'dark', label: say('dark') },
            ]}
          />
        </Row>
        <Row label={say('language')}>
          <Segmented
            label={say('language')}
            value={settings.language}
            onChange={(language) => changeSettings({ language })}
            options={[
              { value: 'system', label: say('system') },
              { value: 'en', label: 'English' },
              { value: 'zh', label: '中文' },
            ]}
          />
        </Row>
        <Select
          layout="inline"
          label={say('uiScale')}
          value={scale}
          onChange={(value) => changeSettings({ uiScale: Number(value) })}
          options={SCALES.map((value) => ({ value, label: number(Number(value), { style: 'percent' }) }))}
        />
        <Row label={say('wheel')}>
          <Segmented
            label={say('wheel')}
            value={settings.wheel}
            onChange={(wheel) => changeSettings({ wheel })}
            options={[
              { value: 'zoom', label: say('wheelZoom') },
              { value: 'pan', label: say('wheelPan') },
            ]}
          />
        </Row>
        <Switch
          label={say('snap')}
          checked={snap}
          onChange={(checked) => useViewStore.setState({ snap: checked })}
          className="grid-cols-[minmax(0,1fr)_auto]!"
        />
        <Switch
          label={say('motion')}
          checked={settings.reducedMotion === 'on'}
          onChange={(on) => changeSettings({ reducedMotion: on ? 'on' : 'system' })}
          className="grid-cols-[minmax(0,1fr)_auto]!"
        />
      </div>
    </Popover>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-3">
      <span className="min-w-0 truncate text-sm text-ink-soft">{label}</span>
      {children}
    </div>
  );
}
