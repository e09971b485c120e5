"""Made wine.csv, once: python3 convert.py <sklearn/datasets/data/wine_data.csv of scikit-learn 1.9.1> > wine.csv"""
import csv, sys

names = ['alcohol', 'malic_acid', 'ash', 'alcalinity_of_ash', 'magnesium', 'total_phenols', 'flavanoids', 'nonflavanoid_phenols', 'proanthocyanins', 'color_intensity', 'hue', 'od280_od315', 'proline']
_, *rows = csv.reader(open(sys.argv[1], newline=''))
writer = csv.writer(sys.stdout, lineterminator='\n')
writer.writerow([*names, 'cultivar'])
for *numbers, label in rows:
    writer.writerow([*numbers, 'ABC'[int(label)]])
