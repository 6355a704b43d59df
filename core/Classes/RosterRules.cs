using System.Globalization;
using System.Text;
using EnglishLearning.Core.Accounts;

namespace EnglishLearning.Core.Classes;

/// <param name="Row">Line of the file, from 1.</param>
public sealed record RosterProblem(int Row, RosterColumn Column, RosterFault Fault);

/// <summary>Reads the cells of a list of students.</summary>
public static class RosterRules
{
    public const int MostRows = 500;
    public const int LargestFile = 256 * 1024;

    public static readonly IReadOnlyList<RosterColumn> Required = [RosterColumn.Number, RosterColumn.Name, RosterColumn.BirthDate];

    /// <summary>Day before month, as it is written in Indonesia; never the American order, which would be read wrong in silence.</summary>
    private static readonly string[] DateForms = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "d-M-yyyy", "dd.MM.yyyy"];

    private static readonly Dictionary<string, RosterColumn> Names = new(StringComparer.Ordinal)
    {
        ["number"] = RosterColumn.Number,
        ["no"] = RosterColumn.Number,
        ["nomor"] = RosterColumn.Number,
        ["absen"] = RosterColumn.Number,
        ["no absen"] = RosterColumn.Number,
        ["nomor absen"] = RosterColumn.Number,
        ["name"] = RosterColumn.Name,
        ["full name"] = RosterColumn.Name,
        ["nama"] = RosterColumn.Name,
        ["nama siswa"] = RosterColumn.Name,
        ["nama lengkap"] = RosterColumn.Name,
        ["birth date"] = RosterColumn.BirthDate,
        ["date of birth"] = RosterColumn.BirthDate,
        ["tanggal lahir"] = RosterColumn.BirthDate,
        ["tgl lahir"] = RosterColumn.BirthDate,
        ["username"] = RosterColumn.Username,
        ["user name"] = RosterColumn.Username,
        ["nama pengguna"] = RosterColumn.Username,
        ["email"] = RosterColumn.Email,
        ["e mail"] = RosterColumn.Email,
        ["surel"] = RosterColumn.Email,
    };

    /// <summary>The column that a heading names, in Indonesian or English; none where it is another one, which is passed over.</summary>
    public static RosterColumn ColumnOf(string heading) =>
        Names.GetValueOrDefault(string.Join(' ', heading.ToLowerInvariant().Split([' ', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The student, or what is wrong with the row.</summary>
    /// <param name="cell">The text of a column, empty where there is none.</param>
    public static (RosterRow? Student, IReadOnlyList<RosterProblem> Problems) Read(int row, Func<RosterColumn, string> cell, DateOnly today)
    {
        var problems = new List<RosterProblem>();
        var number = Required(RosterColumn.Number, RosterFault.NumberNotUsable, text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= ClassRules.LargestNumber ? value : (int?)null);
        var name = Required(RosterColumn.Name, RosterFault.NameNotUsable, text =>
            AccountRules.IsName(text) && ClassRules.IsPlain(text, lineBreaks: false) ? text : null);
        var birth = Required(RosterColumn.BirthDate, RosterFault.BirthDateNotUsable, text =>
            DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && Age.IsPlausible(date, today) ? date : (DateOnly?)null);
        var username = Optional(RosterColumn.Username, RosterFault.UsernameNotUsable, AccountRules.IsUsername);
        var email = Optional(RosterColumn.Email, RosterFault.EmailNotUsable, AccountRules.IsEmail);
        return problems.Count == 0 ? (new RosterRow(row, number!.Value, name!, birth!.Value, username, email), []) : (null, problems);

        T? Required<T>(RosterColumn column, RosterFault fault, Func<string, T?> read)
        {
            var text = cell(column).Trim();
            var value = text.Length == 0 ? default : read(text);
            if (value is null)
                problems.Add(new(row, column, text.Length == 0 ? RosterFault.Missing : fault));
            return value;
        }

        string? Optional(RosterColumn column, RosterFault fault, Func<string, bool> isUsable)
        {
            var text = cell(column).Trim();
            if (text.Length > 0 && !isUsable(text))
                problems.Add(new(row, column, fault));
            return text.Length == 0 ? null : text;
        }
    }

    /// <summary>The same for every way of writing a name, a user name or an address: case, spaces and width do not count.</summary>
    public static string Fold(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
