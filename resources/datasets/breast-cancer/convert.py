"""Made breast_cancer.csv, once: python3 convert.py <sklearn/datasets/data/breast_cancer.csv of scikit-learn 1.9.1> > breast_cancer.csv"""
import csv, sys

measured = ['radius', 'texture', 'perimeter', 'area', 'smoothness', 'compactness', 'concavity', 'concave_points', 'symmetry', 'fractal_dimension']
names = [f'{kind}_{one}' for kind in ('mean', 'error', 'worst') for one in measured]
first, *rows = csv.reader(open(sys.argv[1], newline=''))
writer = csv.writer(sys.stdout, lineterminator='\n')
writer.writerow([*names, 'diagnosis'])
for *numbers, label in rows:
    writer.writerow([*numbers, first[2 + int(label)]])
