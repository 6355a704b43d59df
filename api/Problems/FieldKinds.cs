namespace EnglishLearning.Api.Problems;

/// <summary>The faults of single members and parameters, in both languages.</summary>
internal static class FieldKinds
{
    public static readonly FieldKind NotJson = new("not-json", new(
        "Mulai dari sini teksnya bukan JSON.",
        "From here on the text is not JSON."));

    public static readonly FieldKind Required = new("required", new(
        "Bagian ini wajib ada.",
        "This member is required."));

    public static readonly FieldKind UnknownMember = new("unknown-member", new(
        "Bagian ini tidak dikenal. Periksa ejaannya, termasuk huruf besar dan kecil.",
        "This member is not known. Check the spelling, including upper and lower case."));

    public static readonly FieldKind DuplicateMember = new("duplicate-member", new(
        "Bagian ini muncul dua kali.",
        "This member appears twice."));

    public static readonly FieldKind NullValue = new("null-value", new(
        "Nilainya tidak boleh null.",
        "The value must not be null."));

    public static readonly FieldKind InvalidValue = new("invalid-value", new(
        "Jenis atau bentuk nilainya salah.",
        "The value has the wrong type or form."));

    public static readonly FieldKind NotAnInteger = new("not-an-integer", new(
        "Nilainya harus bilangan bulat dari {0} sampai {1}.",
        "The value must be a whole number from {0} to {1}."));

    public static readonly FieldKind NotAnId = new("not-an-id", new(
        "Nilainya harus UUID, misalnya 019ab000-0000-7000-8000-000000000001.",
        "The value must be a UUID, such as 019ab000-0000-7000-8000-000000000001."));

    public static readonly FieldKind OutOfRange = new("out-of-range", new(
        "Nilainya harus dari {0} sampai {1}.",
        "The value must be from {0} to {1}."));

    public static readonly FieldKind NotOneOf = new("not-one-of", new(
        "Nilainya harus salah satu dari: {0}.",
        "The value must be one of: {0}."));

    public static readonly FieldKind NotATime = new("not-a-time", new(
        "Tulis waktu dengan zonanya, misalnya 2026-11-01T07:00:00+07:00 atau 2026-11-01T00:00:00Z.",
        "Write a time with its offset, such as 2026-11-01T07:00:00+07:00 or 2026-11-01T00:00:00Z."));

    public static readonly FieldKind FailedBecause = new("failed", new(
        "Alasannya: {0}",
        "The reason: {0}"));
}
