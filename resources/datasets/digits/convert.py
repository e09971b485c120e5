"""Made digits.csv, once: python3 convert.py <sklearn/datasets/data/digits.csv.gz of scikit-learn 1.9.1> > digits.csv"""
import csv, gzip, sys

writer = csv.writer(sys.stdout, lineterminator='\n')
writer.writerow([*(f'pixel_{row}_{column}' for row in range(8) for column in range(8)), 'digit'])
for line in csv.reader(gzip.open(sys.argv[1], 'rt', newline='')):
    writer.writerow([int(float(cell)) for cell in line])
