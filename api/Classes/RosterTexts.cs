using EnglishLearning.Api.Problems;
using EnglishLearning.Core.Classes;

namespace EnglishLearning.Api.Classes;

/// <summary>What is wrong in a list of students, in both languages.</summary>
internal static class RosterTexts
{
    private static readonly Dictionary<RosterFault, FieldKind> Kinds = new()
    {
        [RosterFault.Missing] = new("missing", new("Sel ini wajib diisi.", "This cell must not be empty.")),
        [RosterFault.NumberNotUsable] = new("number-not-usable", new(
            "Nomor absen harus bilangan bulat dari 1 sampai 999.", "A roster number is a whole number from 1 to 999.")),
        [RosterFault.NameNotUsable] = new("name-not-usable", new("Nama harus 1 sampai 100 karakter pada satu baris.", "A name has 1 to 100 characters on one line.")),
        [RosterFault.BirthDateNotUsable] = new("birth-date-not-usable", new(
            "Tulis tanggal lahir sebagai tahun-bulan-hari (2012-08-17) atau hari/bulan/tahun (17/08/2012).",
            "Write the birth date as year-month-day (2012-08-17) or day/month/year (17/08/2012).")),
        [RosterFault.UsernameNotUsable] = new("username-not-usable", ProblemKinds.UsernameNotUsable.Detail),
        [RosterFault.EmailNotUsable] = new("email-not-usable", ProblemKinds.EmailNotUsable.Detail),
        [RosterFault.Repeated] = new("repeated", new("Nilai ini sudah ada di baris lain dari berkas ini.", "Another row of this file has this value already.")),
        [RosterFault.NumberTaken] = new("number-taken", new(
            "Siswa lain di kelas ini memakai nomor absen ini. Keluarkan siswa itu atau ganti nomornya.",
            "Another student of this class has this number. Take that student from the class, or change the number.")),
        [RosterFault.UsernameTaken] = new("username-taken", new(
            "Nama pengguna ini milik orang lain. Kosongkan agar dibuatkan, atau minta siswa yang punya akun ini bergabung dengan kode kelas.",
            "Somebody else has this user name. Leave it empty to have one made, or ask the student whose account it is to join by the class's code.")),
        [RosterFault.EmailTaken] = new("email-taken", new(
            "Alamat e-mail ini milik akun orang lain. Kosongkan, atau minta siswa yang punya akun ini bergabung dengan kode kelas.",
            "Somebody else's account has this e-mail address. Leave it empty, or ask the student whose account it is to join by the class's code.")),
        [RosterFault.OtherPerson] = new("other-person", new(
            "Nilai ini berbeda dari akun siswa yang cocok dengan baris ini. Perbaiki, atau kosongkan nama pengguna dan e-mail.",
            "This is not as in the account of the student whom the row is about. Correct it, or leave user name and e-mail empty.")),
        [RosterFault.Malformed] = new("malformed", new(
            "Jumlah kolom baris ini berbeda dari baris judul, atau ada tanda kutip yang tidak ditutup.",
            "The row has more or fewer fields than the header, or a quote is left open.")),
        [RosterFault.ColumnMissing] = new("column-missing", new(
            "Kolom ini tidak ada. Baris pertama harus berisi judul: nomor, nama, tanggal lahir.",
            "This column is missing. The first line names the columns: number, name, birth date.")),
        [RosterFault.ColumnTwice] = new("column-twice", new("Kolom ini ada dua kali.", "This column is there twice.")),
        [RosterFault.NotText] = new("not-text", new(
            "Berkas ini bukan teks UTF-8. Di Excel, simpan sebagai \"CSV UTF-8\".", "The file is not UTF-8 text. In Excel, save it as \"CSV UTF-8\".")),
        [RosterFault.TooManyRows] = new("too-many-rows", new("Paling banyak 500 siswa dalam satu berkas.", "A file has at most 500 students.")),
        [RosterFault.TooLarge] = new("too-large", new("Berkas ini lebih besar daripada 256 KB.", "The file is larger than 256 KB.")),
        [RosterFault.Empty] = new("empty", new("Tidak ada siswa di dalam berkas ini.", "There is no student in the file.")),
        [RosterFault.ClassFull] = new("class-full", new("Satu kelas paling banyak 500 siswa.", "A class has at most 500 members.")),
    };

    public static FieldKind Of(RosterFault fault) => Kinds[fault];
}
