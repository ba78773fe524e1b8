// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "geo/overlay.h"

#include <QAbstractListModel>
#include <QColor>
#include <QThreadPool>
#include <QUrl>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The files with areas that lie on the map: service areas, sectors, cables. Read off the interface
/// thread, remembered as they were chosen.
class AreaModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the MapDesk")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        ColourRole,
        VisibleRole,
        LoadingRole,
        ShapesRole,
        ProblemRole,
        DetailsRole,
    };

    explicit AreaModel(QObject *parent = nullptr);
    ~AreaModel() override;

    /// What was chosen, as text for the settings; reading it back opens the files.
    [[nodiscard]] QString toText() const;
    void fromText(const QString &text);
    /// Given by the theme; the first file takes the first.
    void setPalette(const QList<QColor> &palette);

    [[nodiscard]] int count() const { return m_rows.size(); }
    /// Of the files that are shown.
    [[nodiscard]] std::vector<Geo::Overlay::FigureSet> figures() const;

    /// False where it is there already.
    Q_INVOKABLE bool addFile(const QUrl &file);
    Q_INVOKABLE void removeFile(const QString &id);
    Q_INVOKABLE void setVisible(const QString &id, bool isVisible);
    /// The next colour of the palette.
    Q_INVOKABLE void changeColour(const QString &id);
    Q_INVOKABLE void readAgain(const QString &id);
    Q_INVOKABLE FibreDesk::Geo::Bounds boundsOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    /// What is to be drawn, or remembered, is another.
    void changed();
    void remembered();

private:
    struct Row {
        QString id; ///< the file
        int colour = 0; ///< in the palette
        bool isVisible = true;
        bool isLoading = true;
        int shapes = 0;
        QString problem{};
        QString details{};

        bool operator==(const Row &) const = default;
    };

    struct Read {
        std::shared_ptr<const std::vector<Geo::Overlay::Figure>> figures;
        Geo::Bounds bounds;
    };

    static QList<int> changedRoles(const Row &before, const Row &after);
    void add(Row row);
    void read(const QString &id);
    void change(const QString &id, const std::function<void(Row &)> &by);
    [[nodiscard]] QColor colourOf(int index) const;

    SnapshotList<Row> m_rows{this, &AreaModel::changedRoles};
    QHash<QString, Read> m_sets;
    QList<QColor> m_palette;
    QThreadPool m_thread;
};

} // namespace FibreDesk
