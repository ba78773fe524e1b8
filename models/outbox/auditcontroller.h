// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditfile.h"
#include "auditcard.h"
#include "auditlistmodel.h"
#include "base/errortext.h"
#include "base/listexport.h"
#include "base/recordmodel.h"
#include "core/clock.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Audit {
class AuditLog;
}

/// What was done from this desk: filtered, one entry with what stood before and after, and as a
/// file.
class AuditController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::AuditListModel *list READ list CONSTANT)
    /// Of the entry in front: field, before, after.
    Q_PROPERTY(FibreDesk::RecordModel *fields READ fields CONSTANT)
    Q_PROPERTY(FibreDesk::AuditCard selected READ selected NOTIFY selectedChanged)
    Q_PROPERTY(FibreDesk::ListExport *fileExport READ fileExport CONSTANT)
    /// What is shown; empty = all.
    Q_PROPERTY(QString who READ who WRITE setWho NOTIFY filterChanged)
    Q_PROPERTY(QString area READ area WRITE setArea NOTIFY filterChanged)
    Q_PROPERTY(QString result READ result WRITE setResult NOTIFY filterChanged)
    /// "today", "yesterday", "week", "month", or a date ("2026-11-24").
    Q_PROPERTY(QString day READ day WRITE setDay NOTIFY filterChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged)
    Q_PROPERTY(bool isFiltered READ isFiltered NOTIFY filterChanged)
    Q_PROPERTY(QStringList people READ people NOTIFY facetsChanged)
    Q_PROPERTY(QStringList areas READ areas NOTIFY facetsChanged)
    Q_PROPERTY(QStringList areaWords READ areaWords NOTIFY facetsChanged)
    Q_PROPERTY(QStringList results READ results CONSTANT)
    Q_PROPERTY(QStringList resultWords READ resultWords NOTIFY facetsChanged)
    /// Of all there are.
    Q_PROPERTY(double total READ total NOTIFY facetsChanged)
    Q_PROPERTY(QDateTime since READ since NOTIFY facetsChanged)
    Q_PROPERTY(bool isListed READ isListed NOTIFY listChanged)
    Q_PROPERTY(bool isListing READ isListing NOTIFY listChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY listChanged)
    /// The damaged file of before, where there was one.
    Q_PROPERTY(QString setAside READ setAside NOTIFY listChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY facetsChanged)

public:
    /// `log` may be null until it is told: then there is nothing to see.
    explicit AuditController(Audit::AuditLog *log, Clock clock = {}, QObject *parent = nullptr);

    [[nodiscard]] AuditListModel *list() { return &m_list; }
    [[nodiscard]] RecordModel *fields() { return &m_fields; }
    [[nodiscard]] AuditCard selected() const { return m_selected; }
    [[nodiscard]] ListExport *fileExport() { return &m_export; }
    [[nodiscard]] QString who() const { return m_who; }
    [[nodiscard]] QString area() const { return m_area; }
    [[nodiscard]] QString result() const { return m_result; }
    [[nodiscard]] QString day() const { return m_day; }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] bool isFiltered() const;
    void setWho(const QString &who);
    void setArea(const QString &area);
    void setResult(const QString &result);
    void setDay(const QString &day);
    void setText(const QString &text);
    [[nodiscard]] QStringList people() const { return m_facets.who; }
    [[nodiscard]] QStringList areas() const { return m_facets.areas; }
    [[nodiscard]] QStringList areaWords() const;
    [[nodiscard]] QStringList results() const;
    [[nodiscard]] QStringList resultWords() const;
    [[nodiscard]] double total() const { return double(m_facets.count); }
    [[nodiscard]] QDateTime since() const { return m_facets.since; }
    [[nodiscard]] bool isListed() const { return m_isListed; }
    [[nodiscard]] bool isListing() const { return m_isListing; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] QString setAside() const { return m_setAside; }
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);

    /// In front or not: only then is it kept up with.
    Q_INVOKABLE void setActive(bool isActive);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void clearFilter();
    /// Into the inspector; -1 = nothing.
    Q_INVOKABLE void select(int place);
    /// What is shown, with everything that is known of it.
    Q_INVOKABLE void exportJson(const QUrl &target);

Q_SIGNALS:
    void selectedChanged();
    void filterChanged();
    void facetsChanged();
    void listChanged();
    void exported(const QString &path, int rows);

private:
    /// The day's bounds are the display zone's.
    [[nodiscard]] Audit::Filter filter() const;
    void change(QString &member, const QString &value);
    void readList();
    void readFacets();
    void readEntries(const std::vector<qint64> &numbers);
    void show(const Audit::Entry &entry);
    [[nodiscard]] ListExport::Source exportSource();
    void fail(const Error &error);

    Audit::AuditLog *m_log;
    Clock m_clock;
    AuditListModel m_list;
    RecordModel m_fields;
    ListExport m_export;
    AuditCard m_selected;
    Audit::Entry m_entry; ///< of the card
    QString m_who;
    QString m_area;
    QString m_result;
    QString m_day;
    QString m_text;
    Audit::Facets m_facets;
    QTimer m_later; ///< several of one moment are one reading
    qint64 m_awaited = 0; ///< chosen, and not here yet
    ErrorText m_error;
    QString m_setAside;
    QString m_language = QStringLiteral("en");
    bool m_isActive = false;
    bool m_isDue = true;
    bool m_isAnother = true; ///< another filter than the list's
    bool m_isListed = false;
    bool m_isListing = false;
    int m_generation = 0;
};

} // namespace FibreDesk
