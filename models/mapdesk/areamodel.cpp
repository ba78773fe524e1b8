// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "areamodel.h"

#include "filewords.h"

#include <QFileInfo>
#include <QFuture>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

AreaModel::AreaModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_thread.setMaxThreadCount(1);
}

AreaModel::~AreaModel()
{
    m_thread.clear();
    m_thread.waitForDone();
}

QString AreaModel::toText() const
{
    QJsonArray rows;
    for (const Row &row : m_rows.rows())
        rows.append(QJsonObject{
            {u"file"_s, row.id}, {u"colour"_s, row.colour}, {u"visible"_s, row.isVisible}});
    return QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact));
}

void AreaModel::fromText(const QString &text)
{
    const QJsonArray rows = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : rows) {
        const QString file = value["file"_L1].toString();
        if (!file.isEmpty() && !m_rows.contains(file))
            add({.id = file,
                .colour = std::max(0, value["colour"_L1].toInt()),
                .isVisible = value["visible"_L1].toBool(true)});
    }
}

void AreaModel::setPalette(const QList<QColor> &palette)
{
    if (palette == m_palette)
        return;
    m_palette = palette;
    m_rows.touch({ColourRole});
    Q_EMIT changed();
}

QColor AreaModel::colourOf(int index) const
{
    return m_palette.isEmpty() ? QColor(Qt::gray) : m_palette[index % m_palette.size()];
}

std::vector<Geo::Overlay::FigureSet> AreaModel::figures() const
{
    std::vector<Geo::Overlay::FigureSet> sets;
    for (const Row &row : m_rows.rows()) {
        const auto read = m_sets.constFind(row.id);
        if (read != m_sets.constEnd() && row.isVisible)
            sets.push_back({.figures = read->figures, .colour = colourOf(row.colour).rgba()});
    }
    return sets;
}

bool AreaModel::addFile(const QUrl &file)
{
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    if (path.isEmpty() || m_rows.contains(path))
        return false;
    QSet<int> taken;
    for (const Row &row : m_rows.rows())
        taken.insert(row.colour);
    int colour = 0;
    while (taken.contains(colour) && colour + 1 < m_palette.size())
        ++colour;
    add({.id = path, .colour = colour});
    Q_EMIT remembered();
    return true;
}

void AreaModel::add(Row row)
{
    const QString id = row.id;
    m_rows.upsert(std::move(row));
    Q_EMIT countChanged();
    read(id);
}

void AreaModel::read(const QString &id)
{
    using Answer = std::expected<Read, Geo::ShapeFault>;
    QtConcurrent::run(&m_thread, [id]() -> Answer {
        const Geo::ShapeResult set = Geo::readShapeFile(id);
        if (!set)
            return std::unexpected(set.error());
        return Read{.figures = Geo::figuresOf(*set), .bounds = set->bounds};
    }).then(this, [this, id](const Answer &read) {
        if (!m_rows.contains(id))
            return;
        if (read)
            m_sets.insert(id, *read);
        else
            m_sets.remove(id);
        change(id, [&read](Row &row) {
            row.isLoading = false;
            row.shapes = read ? int(read->figures->size()) : 0;
            row.problem = read ? QString() : FileWords::sentence(read.error());
            row.details = read ? QString() : FileWords::details(read.error());
        });
        Q_EMIT changed();
    });
}

void AreaModel::change(const QString &id, const std::function<void(Row &)> &by)
{
    const Row *found = m_rows.find(id);
    if (!found)
        return;
    Row row = *found;
    by(row);
    m_rows.upsert(std::move(row));
}

void AreaModel::removeFile(const QString &id)
{
    if (!m_rows.remove(id))
        return;
    m_sets.remove(id);
    Q_EMIT countChanged();
    Q_EMIT changed();
    Q_EMIT remembered();
}

void AreaModel::setVisible(const QString &id, bool isVisible)
{
    change(id, [isVisible](Row &row) { row.isVisible = isVisible; });
    Q_EMIT changed();
    Q_EMIT remembered();
}

void AreaModel::changeColour(const QString &id)
{
    const auto colours = std::max<qsizetype>(1, m_palette.size());
    change(id, [colours](Row &row) { row.colour = int((row.colour + 1) % colours); });
    Q_EMIT changed();
    Q_EMIT remembered();
}

void AreaModel::readAgain(const QString &id)
{
    if (!m_rows.contains(id))
        return;
    change(id, [](Row &row) {
        row.isLoading = true;
        row.problem.clear();
        row.details.clear();
    });
    read(id);
}

Geo::Bounds AreaModel::boundsOf(const QString &id) const
{
    return m_sets.value(id).bounds;
}

int AreaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant AreaModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return row.id;
    case NameRole:
        return QFileInfo(row.id).completeBaseName();
    case ColourRole:
        return colourOf(row.colour);
    case VisibleRole:
        return row.isVisible;
    case LoadingRole:
        return row.isLoading;
    case ShapesRole:
        return row.shapes;
    case ProblemRole:
        return row.problem;
    case DetailsRole:
        return row.details;
    default:
        return {};
    }
}

QHash<int, QByteArray> AreaModel::roleNames() const
{
    return {{IdRole, "rowId"}, {NameRole, "name"}, {ColourRole, "colour"}, {VisibleRole, "isShown"},
        {LoadingRole, "isLoading"}, {ShapesRole, "shapes"}, {ProblemRole, "problem"},
        {DetailsRole, "details"}};
}

QList<int> AreaModel::changedRoles(const Row &before, const Row &after)
{
    QList<int> roles;
    const auto compare = [&](int role, const auto &was, const auto &is) {
        if (was != is)
            roles += role;
    };
    compare(ColourRole, before.colour, after.colour);
    compare(VisibleRole, before.isVisible, after.isVisible);
    compare(LoadingRole, before.isLoading, after.isLoading);
    compare(ShapesRole, before.shapes, after.shapes);
    compare(ProblemRole, before.problem, after.problem);
    compare(DetailsRole, before.details, after.details);
    return roles;
}

} // namespace FibreDesk
