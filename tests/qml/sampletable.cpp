// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sampletable.h"

using namespace Qt::StringLiterals;

namespace {
constexpr int rows = 15000;
}

int SampleTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : rows;
}

int SampleTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 5;
}

QVariant SampleTable::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    static const QStringList names{u"Élodie Bélanger-Fournier"_s, u"Théo Lachapelle"_s,
        u"Maïka Ostiguy"_s, u"Ferme des Trois Ruisseaux"_s, u"Nathan Whitcombe"_s,
        u"Quincaillerie Bonsecours"_s, u"Ève Mainguy"_s};
    static const QStringList causes{u"421 4.7.0 throttled by relay · 3 attempts · 10:42:07"_s,
        QString(), u"550 5.1.1 no such user"_s, QString(), QString(),
        u"connection closed after DATA"_s, QString()};
    static const QStringList tones{
        u"danger"_s, u"ok"_s, u"danger"_s, u"ok"_s, u"pending"_s, u"uncertain"_s, u"ok"_s};
    if (role == ToneRole)
        return tones.at(row % 7);
    if (role == SortRole && index.column() == 4)
        return row % 4;
    if (role != CellTextRole && role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case 0:
        return names.at(row % 7);
    case 1:
        return u"client%1@courriel.example"_s.arg(row, 5, 10, QChar(u'0'));
    case 2:
        return tones.at(row % 7);
    case 3:
        return causes.at(row % 7);
    default:
        return QString::number(row % 4);
    }
}

QVariant SampleTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{
        u"Client"_s, u"Courriel"_s, u"État"_s, u"Raison"_s, u"Essais"_s};
    if (orientation == Qt::Horizontal && (role == CellTextRole || role == Qt::DisplayRole))
        return titles.value(section);
    return {};
}

QHash<int, QByteArray> SampleTable::roleNames() const
{
    return {{CellTextRole, "cellText"}, {ToneRole, "tone"}};
}
