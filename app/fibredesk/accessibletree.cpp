// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessibletree.h"

#include <QAccessible>
#include <QMetaEnum>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr int deepest = 64;

QString roleName(QAccessible::Role role)
{
    const char *key = QMetaEnum::fromType<QAccessible::Role>().valueToKey(role);
    return key ? QString::fromLatin1(key) : QString::number(role);
}

/// What somebody acts upon: without a name it is nothing.
bool isActedUpon(QAccessible::Role role)
{
    constexpr std::array roles{QAccessible::Button, QAccessible::ButtonMenu, QAccessible::CheckBox,
        QAccessible::RadioButton, QAccessible::ComboBox, QAccessible::EditableText,
        QAccessible::Link, QAccessible::MenuItem, QAccessible::ListItem, QAccessible::PageTab,
        QAccessible::Slider, QAccessible::SpinBox, QAccessible::TreeItem};
    return std::ranges::contains(roles, role);
}

QString statesOf(const QAccessible::State &state)
{
    QStringList words;
    const auto add = [&words](bool is, const QString &word) {
        if (is)
            words.append(word);
    };
    add(state.focusable, u"focusable"_s);
    add(state.focused, u"focused"_s);
    add(state.selected, u"selected"_s);
    add(state.checkable, state.checked ? u"checked"_s : u"unchecked"_s);
    add(state.expandable, state.expanded ? u"expanded"_s : u"collapsed"_s);
    add(state.disabled, u"disabled"_s);
    add(state.readOnly, u"read-only"_s);
    return words.join(u", "_s);
}

/// Enough to find it in the sources.
QString whereIs(const QQuickItem *item)
{
    QStringList way;
    for (const QQuickItem *at = item; at && way.size() < 5; at = at->parentItem()) {
        const QString type =
            QString::fromLatin1(at->metaObject()->className()).section(u"_QMLTYPE"_s, 0, 0);
        way.prepend(at->objectName().isEmpty() ? type : type + u'#' + at->objectName());
    }
    return way.join(u'/');
}

/// Of a field that hides what is typed Qt tells no name, only its description.
QString nameOf(QAccessibleInterface *item)
{
    return item->text(item->state().passwordEdit ? QAccessible::Description : QAccessible::Name);
}

class Reader {
public:
    AccessibleTree tree;

    void read(QAccessibleInterface *item, int depth)
    {
        if (!item || !item->isValid() || depth > deepest)
            return;
        const QAccessible::State state = item->state();
        if (state.invisible)
            return;
        const QString name = nameOf(item);
        const QString value = item->text(QAccessible::Value);
        QString line = QString(depth * 2, u' ') + roleName(item->role());
        if (!name.isEmpty())
            line += u" \""_s + name + u'"';
        if (!value.isEmpty() && value != name)
            line += u" = "_s + value;
        if (const QString states = statesOf(state); !states.isEmpty())
            line += u" ("_s + states + u')';
        tree.lines.append(line.replace(u'\n', u' '));
        if (isActedUpon(item->role()) && name.trimmed().isEmpty())
            complain(qobject_cast<QQuickItem *>(item->object()),
                u"%1 without a name"_s.arg(roleName(item->role())));
        for (int i = 0; i < item->childCount(); ++i)
            read(item->child(i), depth + 1);
    }

    /// Each stop of the Tab key, whether it is in the tree or not.
    void visit(QQuickItem *item)
    {
        if (!item->isVisible() || !item->isEnabled())
            return;
        if (item->activeFocusOnTab()) {
            QAccessibleInterface *told = QAccessible::queryAccessibleInterface(item);
            if (!told || told->role() == QAccessible::NoRole || told->role() == QAccessible::Client)
                complain(item, u"Tab stops at what has no role"_s);
            else if (nameOf(told).trimmed().isEmpty())
                complain(item, u"Tab stops at a %1 without a name"_s.arg(roleName(told->role())));
        }
        const QList<QQuickItem *> children = item->childItems();
        for (QQuickItem *child : children)
            visit(child);
    }

private:
    void complain(const QQuickItem *item, const QString &what)
    {
        const QString complaint = what + u" at "_s + (item ? whereIs(item) : u"?"_s);
        if (!tree.complaints.contains(complaint))
            tree.complaints.append(complaint);
    }
};

} // namespace

AccessibleTree AccessibleTree::of(QQuickWindow *window)
{
    // What nobody reads is not made.
    QAccessible::setActive(true);
    Reader reader;
    reader.read(QAccessible::queryAccessibleInterface(window), 0);
    reader.visit(window->contentItem());
    return reader.tree;
}

QString AccessibleTree::toText() const
{
    QString text = lines.join(u'\n') + u'\n';
    for (const QString &complaint : complaints)
        text += u"! "_s + complaint + u'\n';
    return text;
}

} // namespace FibreDesk
